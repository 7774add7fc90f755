import type { GraphiQLProps } from 'graphiql';

type PageStorage = NonNullable<GraphiQLProps['storage']>;

/**
 * Keeps this page's tabs and history apart from those of any other GraphiQL at the same address, which on
 * localhost:4000 is likely. Where the browser refuses storage, they last as long as the page.
 *
 * @param name - Written before every key.
 */
export function createPageStorage(name: string): PageStorage {
  const storage = openLocalStorage();
  if (!storage) return createMemoryStorage();
  const prefix = `${name}:`;
  const keys = (): string[] => Object.keys(storage).filter((key) => key.startsWith(prefix));
  return {
    get length() {
      return keys().length;
    },
    getItem: (key) => storage.getItem(prefix + key),
    setItem: (key, value) => storage.setItem(prefix + key, value),
    removeItem: (key) => storage.removeItem(prefix + key),
    clear: () => keys().forEach((key) => storage.removeItem(key)),
  };
}

function openLocalStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

function createMemoryStorage(): PageStorage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}
