import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ticksASecond = () => {
  try {
    return Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  } catch {
    return null;
  }
};

const ticks = ticksASecond();

const cpuOf = (pid) => {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name of the process, in brackets, can hold spaces; times in user and system mode are the 14th and 15th field.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticks;
};

/** The CPU that processes have used, in milliseconds, all their threads together; null where the system doesn't say. */
export const cpuMs = (pids) => {
  try {
    return pids.reduce((sum, pid) => sum + cpuOf(pid), 0);
  } catch {
    return null;
  }
};

/** The memory that processes hold, in megabytes; null where the system doesn't say. */
export const residentMb = (pids) => {
  try {
    return pids.reduce((sum, pid) => {
      const [, kb] = /VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
      return sum + Number(kb) / 1024;
    }, 0);
  } catch {
    return null;
  }
};
