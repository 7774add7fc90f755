import { isAbsolute, join } from 'node:path';
import type { Setting } from '../../subgraphs/common/process/setting';

type Described = Pick<Setting<unknown>, 'name' | 'meaning' | 'fallback'>;

/** A setting that is one of some words. */
export const choice = <Word extends string>(described: Described, words: readonly Word[]): Setting<Word> => ({
  ...described,
  right: `one of ${words.join(', ')}`,
  parse: (text) => words.find((word) => word === text),
});

/** A setting that is a file, or none where it is empty; a relative one starts from the given folder. */
export const fileOrNone = (described: Described, from: string): Setting<string> => ({
  ...described,
  right: 'the path of a file',
  parse: (text) => {
    if (text.includes('\0')) return undefined;
    return text === '' || isAbsolute(text) ? text : join(from, text);
  },
});
