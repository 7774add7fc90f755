import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bench } from './install.mjs';
import { start } from './processes.mjs';

const LONGEST_LOAD_MS = 60 * 60_000;
const HEAP_MB = 16_000;

/** Makes a dataset of many times the reports in a folder, and the databases of it. */
export const makeData = async (folder, scale) => {
  const home = join(folder, `times-${scale}`);
  mkdirSync(home, { recursive: true });
  const made = await start(
    [`--max-old-space-size=${HEAP_MB}`, join(bench, 'data', 'prepare.mjs'), home, String(scale)],
    { ready: /ready after (\S+) s/, waitMs: LONGEST_LOAD_MS },
  );
  console.log(`The data at ${scale} times the reports was loaded in ${made.match[1]} s.`);
  await made.stop();
  return { dataset: join(home, 'dataset'), databases: join(home, 'databases') };
};
