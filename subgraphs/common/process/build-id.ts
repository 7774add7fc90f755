import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project-root';

/** The folder that holds `subgraphs/` and `gateway/` as they run: the project's, or its `dist/`. */
const codeRoot = (): string => join(__dirname, '../../..');

const LENGTH = 16;

/** The paths of the files of a folder and of those in it; a file's own is empty. Maps of sources decide nothing. */
const filesIn = (place: string): string[] => {
  if (statSync(place).isFile()) return [''];
  return readdirSync(place, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesIn(join(place, entry.name)).map((path) => `${entry.name}/${path}`)
        : [entry.name],
    )
    .filter((path) => !path.endsWith('.map'));
};

/**
 * Tells builds apart, as 16 hexadecimal digits: the same wherever the files have the same bytes and the same paths from
 * their places, another where one of them differs. Reads them all, which takes some milliseconds.
 * @param places files and folders
 */
export const digestOfFiles = (places: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const place of places) {
    for (const file of filesIn(place).sort()) {
      const bytes = readFileSync(join(place, file));
      // With its length, so that no byte of one file can be taken for the name of the next.
      hash.update(`${file}\0${String(bytes.length)}\0`).update(bytes);
    }
  }
  return hash.digest('hex').slice(0, LENGTH);
};

/**
 * The id of the build that answers for the subgraphs: a digest of their code as it runs, the SDL, and `package.json` with
 * the versions of packages.
 * @param code names of folders of code beside `subgraphs`, such as `gateway`
 */
export const readBuildId = (...code: readonly string[]): string => {
  const root = projectRoot();
  const folders = ['subgraphs', ...code].map((name) => join(codeRoot(), name));
  return digestOfFiles([...folders, join(root, 'schema'), join(root, 'package.json')]);
};
