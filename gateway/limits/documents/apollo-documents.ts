import { createLru } from '../lru';
import type { DocumentMode } from './choose-document';

/** What Apollo Server keeps documents in that its clients name by a hash. */
interface ApolloDocuments {
  readonly cache: {
    get(key: string): Promise<string | undefined>;
    set(key: string, value: string): Promise<void>;
    delete(key: string): Promise<boolean>;
  };
}

/**
 * The option `persistedQueries` of Apollo Server: clients may keep documents here and name them by a hash afterwards,
 * where all documents are answered. They are held within a number of bytes; the one used longest ago goes first.
 */
export const apolloDocuments = (mode: DocumentMode, mostBytes: number): ApolloDocuments | false => {
  if (mode === 'only') return false;
  const kept = createLru<string>(mostBytes, { weigh: (text, key) => 2 * (key.length + text.length) });
  return {
    cache: {
      get: (key) => Promise.resolve(kept.get(key)),
      set: (key, text) => {
        kept.set(key, text);
        return Promise.resolve();
      },
      delete: (key) => Promise.resolve(kept.delete(key)),
    },
  };
};
