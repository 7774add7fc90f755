import { require } from '../../scripts/lib/project.mjs';

const { openSnapshot } = require('./dist/subgraphs/common/database/snapshot.js');
const { createProvenanceLoaders } = require('./dist/subgraphs/common/reading/provenance-loaders.js');

/**
 * What the resolvers of one request share: a context for each subgraph that it comes to, with a snapshot and loaders, as
 * a subgraph makes them itself.
 * @param shelvesOf what is kept of the load that a subgraph holds; undefined where nothing is
 */
export const createMergedContext = (definitions, stores, shelvesOf = () => undefined) => {
  const contexts = [];
  const entities = new Map();
  const begin = (owner, view) => {
    const snapshot = openSnapshot(stores[owner].pool, {});
    const reader = { snapshot, view, shelf: shelvesOf(owner) };
    return {
      view,
      snapshot,
      allowance: undefined,
      loaders: { ...definitions[owner].createLoaders(reader), ...createProvenanceLoaders(reader) },
    };
  };
  let view = { asOf: null, knownAt: null };
  const of = (owner) => (contexts[owner] ??= begin(owner, view));
  // Apollo Server copies a context, so that what changes is kept in here.
  return {
    seeAs: (other) => {
      view = other;
    },
    of,
    entity: (owner, type, id) => {
      const key = `${owner} ${type} ${id}`;
      const known = entities.get(key);
      if (known !== undefined) return known;
      const reference = { __typename: type, id };
      const refer = definitions[owner].resolvers[type]?.__resolveReference;
      // A subgraph without one knows no more of the type than what a reference holds.
      const found = refer ? refer(reference, of(owner)) : reference;
      entities.set(key, found);
      return found;
    },
    end: () => Promise.all(contexts.map((each) => each?.snapshot.end())),
  };
};
