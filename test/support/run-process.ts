import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** A process of a test that has ended, with all that it said. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process of a test, started. */
export interface StartedProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves with the first match in what it says; rejects where it ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
}

/** The variables of this process without settings of ours that somebody may have set. */
const cleanEnv = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(COUNCIL_GRAPH_|APOLLO_)/.test(name) &&
        !['PORT', 'HOST', 'DATA_DIR', 'DATASET_DIR'].includes(name),
    ),
  );

/** Starts a TypeScript file of the project in a process of its own. */
export const startProcess = (
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): StartedProcess => {
  const register = join(__dirname, 'run-typescript.cjs');
  const child = spawn(process.execPath, ['-r', register, join(root, file), ...args], {
    cwd: root,
    env: { ...cleanEnv(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
  const says = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(stdout);
        if (match) resolve(match);
      };
      child.stdout.on('data', look);
      look();
      void ended.then(({ code }) => {
        reject(new Error(`It ended with ${String(code)} before it said ${String(pattern)}: ${stderr}`));
      });
    });
  return { child, ended, says };
};
