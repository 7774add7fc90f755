import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const above = (folder: string): string => {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The project folder, the one with package.json, was not found.');
  return above(parent);
};

/** The project's folder, the same for the sources and for what is built from them. */
export const projectRoot = (): string => above(__dirname);
