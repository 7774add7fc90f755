/** Licences that ask for no more than that they are passed on with the text. */
const PERMISSIVE = [
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT'],
  ...['PSF-2.0', 'Python-2.0', 'Unlicense', 'WTFPL', 'Zlib'],
];

/** Other licences of single packages, each with why it may be. */
const OTHERS = {
  'Elastic-2.0': {
    reason:
      "Apollo's composition and query planner: it may be used and changed, but not offered to others as a service of its own, which this gateway is not.",
    packages: /^@apollo\/(?:composition|federation-internals|gateway|query-graphs|query-planner)$/,
  },
  'MPL-2.0': {
    reason: 'Builds the style of the GraphiQL page, unchanged; nothing of it is served.',
    packages: /^lightningcss(?:-[a-z\d-]+)?$/,
  },
  'CC-BY-3.0': { reason: 'A list of licences, read by a tool.', packages: /^spdx-exceptions$/ },
  'CC-BY-4.0': { reason: 'A table of browsers, read by tools.', packages: /^caniuse-lite$/ },
  'BSD License': { reason: 'Its text is that of BSD-3-Clause; only in bench/.', packages: /^ansi-color$/ },
};

/** Packages whose licence stands in a file alone, or in an old form that lockfiles leave out: MIT, as read there. Only in bench/. */
const READ_IN_THE_PACKAGE = [
  ...['bufrw@1.4.0', 'error@7.0.2', 'hexer@1.5.0', 'limiter@1.1.5', 'process@0.10.1'],
  ...['string-template@0.2.1', 'thriftrw@3.12.0'],
];

const isOne = (name, licence) =>
  PERMISSIVE.includes(licence) || OTHERS[licence]?.packages.test(name) === true;

/** Whether an expression of SPDX allows it: one of those with OR between them, each of those with AND. */
const allows = (name, expression) => {
  if (isOne(name, expression)) return true;
  const words = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const term = () => {
    const word = words[(at += 1) - 1];
    if (word !== '(') return word !== undefined && isOne(name, word);
    const inner = either();
    return words[(at += 1) - 1] === ')' && inner;
  };
  const both = () => {
    let all = term();
    while (words[at] === 'AND') {
      at += 1;
      all = term() && all;
    }
    return all;
  };
  const either = () => {
    let some = both();
    while (words[at] === 'OR') {
      at += 1;
      some = both() || some;
    }
    return some;
  };
  const answer = either();
  // What is not read to its end is not understood.
  return answer && at === words.length;
};

/** What is wrong with the licence of a package, if anything. */
export const licenceProblem = (name, { version, license: licence }) => {
  if (licence === undefined)
    return READ_IN_THE_PACKAGE.includes(`${name}@${version}`)
      ? undefined
      : 'has no licence in the lockfile: read it in the package, and name package and version in scripts/lib/licences.mjs if it may be used';
  return typeof licence === 'string' && allows(name, licence)
    ? undefined
    : `has the licence ${JSON.stringify(licence)}, which is not on the list: read it, and put it into scripts/lib/licences.mjs with the reason if it may be used, else do without the package`;
};
