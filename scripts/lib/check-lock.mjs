import { licenceProblem } from './licences.mjs';

const SHA512 = /^sha512-[A-Za-z\d+/]{86}==$/;

/** The name of a package by its place; one that is installed under another name says its own. */
const nameOf = (path, { name }) => name ?? path.slice(path.lastIndexOf('node_modules/') + 13);

const originProblem = ({ link, resolved }) => {
  if (link) return 'is a link to a folder: take it from the registry';
  // Without an address it comes from the registry that npm is set to; its digest says that it is the same package.
  return resolved === undefined
    ? undefined
    : `is tied to ${resolved}: leave the address out, so that it comes from the registry`;
};

const integrityProblem = ({ integrity, inBundle, link }) => {
  // What is in a bundle came with the package around it, whose integrity is checked; a link is refused anyway.
  if (inBundle || link) return undefined;
  if (integrity === undefined) return 'has no integrity: delete its entry and run npm install';
  return SHA512.test(integrity)
    ? undefined
    : `has the integrity "${integrity}", which is no sha512 digest: delete its entry and run npm install`;
};

const scriptProblem = (name, { hasInstallScript }, allowScripts) =>
  !hasInstallScript || typeof allowScripts[name] === 'boolean'
    ? undefined
    : 'runs a script when it is installed: read the script, and name the package in allowScripts of package.json, with true to let it run or false to leave it out';

/**
 * Everything that is wrong with the packages of a lockfile, a sentence each.
 * @param allowScripts the packages whose install scripts have been looked at, with whether they may run
 */
export const problemsOfLock = ({ lockfileVersion, packages }, allowScripts) => {
  if (lockfileVersion !== 3 || typeof packages !== 'object' || packages === null)
    return ['It is no lockfile of version 3: run npm install with npm 7 or newer.'];
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .flatMap(([path, entry]) => {
      const name = nameOf(path, entry);
      const problems = [
        originProblem(entry),
        integrityProblem(entry),
        entry.link ? undefined : licenceProblem(name, entry),
        scriptProblem(name, entry, allowScripts),
      ];
      return problems
        .filter((problem) => problem !== undefined)
        .map((problem) => `${name}@${entry.version ?? '?'} (${path}) ${problem}.`);
    });
};
