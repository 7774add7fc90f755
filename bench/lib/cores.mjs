import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const allowed = () => {
  try {
    const [, list] = /Cpus_allowed_list:\s*(\S+)/.exec(readFileSync('/proc/self/status', 'utf8'));
    return list.split(',').flatMap((part) => {
      const [from, to = from] = part.split('-').map(Number);
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    });
  } catch {
    return [];
  }
};

const canPin = () => spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0;

/**
 * The core of the gateway, that of the subgraphs and that of the load: the last two share one where there are only two.
 * All null where processes can't be bound to cores.
 */
export const chooseCores = () => {
  const [gateway = null, subgraphs = null, load = subgraphs] = canPin() ? allowed() : [];
  return subgraphs === null ? { gateway: null, subgraphs: null, load: null } : { gateway, subgraphs, load };
};
