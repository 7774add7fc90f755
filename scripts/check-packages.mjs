// npm run check:packages [FOLDER...]: checks the packages that the lockfiles name, with nothing but the lockfiles: where
// they are from, their integrity, their licences, and that whoever runs a script at its installation may.
import './lib/node-version.mjs';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { problemsOfLock } from './lib/check-lock.mjs';
import { root, stop } from './lib/project.mjs';

const given = process.argv.slice(2);
const folders = given.length > 0 ? given.map((folder) => resolve(folder)) : [root, join(root, 'bench')];

const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return stop(`${path} can not be read: ${error.message}`, 2);
  }
};

// A folder of its own asks for no script that the project has not decided about.
const shared = readJson(join(root, 'package.json')).allowScripts ?? {};
let count = 0;
const problems = folders.flatMap((folder) => {
  const lock = readJson(join(folder, 'package-lock.json'));
  const { allowScripts } = readJson(join(folder, 'package.json'));
  count += Math.max(0, Object.keys(lock.packages ?? {}).length - 1);
  return problemsOfLock(lock, { ...(folder === join(root, 'bench') ? shared : {}), ...allowScripts }).map(
    (problem) => `${join(folder, 'package-lock.json')}: ${problem}`,
  );
});
if (problems.length > 0)
  stop([...problems, `${problems.length} problems with ${count} packages.`].join('\n'));
console.log(
  `${count} packages: each from the registry, with a sha512 digest, a licence of the list, and no script unasked.`,
);
