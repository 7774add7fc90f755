import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { createLineOutput } from '../../subgraphs/common/process/line-output';

let folder: string;
let open: number[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lines-'));
});

afterEach(() => {
  for (const descriptor of open) closeSync(descriptor);
  open = [];
  rmSync(folder, { recursive: true });
});

const opened = (path: string, flags: string | number): number => {
  const descriptor = openSync(path, flags);
  open.push(descriptor);
  return descriptor;
};

const lost = (lines: number): string => `lost ${String(lines)}\n`;

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await turn();
};

test('lines are written in order, and what waits at the end at once', async () => {
  const file = join(folder, 'log');
  const output = createLineOutput(opened(file, 'w'), lost);
  output.write('one\n');
  output.write('two\n');
  await until(() => readFileSync(file, 'utf8') === 'one\ntwo\n');
  await turn();
  output.write('three\n');
  output.flush();
  expect(readFileSync(file, 'utf8')).toBe('one\ntwo\nthree\n');
});

(existsSync('/dev/full') ? test : test.skip)('a full disk ends nothing, and holds up no end', async () => {
  const output = createLineOutput(opened('/dev/full', 'w'), lost);
  output.write('one\n');
  await turn();
  output.write('two\n');
  output.flush();
  output.write('three\n');
  output.flush();
  await turn();
});

(process.platform === 'linux' ? test : test.skip)(
  'a reader that is stuck costs lines beyond a bound, which are counted when it reads again',
  async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const end = opened(pipe, constants.O_RDWR | constants.O_NONBLOCK);
    const output = createLineOutput(end, lost);
    const line = `${'x'.repeat(99_999)}\n`;
    output.write(line);
    await turn();
    for (let count = 1; count < 100; count += 1) output.write(line);
    const piece = Buffer.alloc(65_536);
    let text = '';
    const read = (): boolean => {
      try {
        text += piece.toString('utf8', 0, readSync(end, piece));
      } catch {
        // Nothing is there now.
      }
      return /lost \d+\n/.test(text);
    };
    await until(read);
    const kept = text.split(line).length - 1;
    expect(text.replaceAll(line, '.')).toBe(`${'.'.repeat(kept)}lost ${String(100 - kept)}\n`);
    expect(kept).toBeGreaterThan(80);
    expect(kept).toBeLessThan(90);
  },
);
