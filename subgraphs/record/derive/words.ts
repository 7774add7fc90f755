/** Words that say nothing of what is looked for. */
const LEFT_OUT: ReadonlySet<string> = new Set(
  'a an and at by for from in is it its of on or s that the their this to was with'.split(' '),
);

/** A plural and its singular come to one form, well enough for both sides of a search: agencies, agency; boards, board. */
const singular = (word: string): string => {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
};

/** The words of a text as they are written, without accents, apostrophes or the commas of a number. */
const writtenWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’‘ʼ]/g, '')
    .replace(/(\d),(?=\d)/g, '$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !LEFT_OUT.has(word.toLowerCase()));

/** A word that a text asks for. */
export interface WordAsked {
  /** As it is typed, in lower case: bids. Longer words may begin with the last. */
  readonly typed: string;
  /** Its singular, which is how words are stored: bid. */
  readonly word: string;
}

/** The words that a text asks for, in their order. */
export const wordsAsked = (text: string): WordAsked[] =>
  writtenWords(text)
    .map((word) => word.toLowerCase())
    .map((typed) => ({ typed, word: singular(typed) }));

/**
 * The words of a text as they are stored, in their order. An abbreviation in capitals that looks like a plural is
 * stored both ways, so that BIDS is told from bids.
 */
export const wordsOf = (text: string): string[] =>
  writtenWords(text).flatMap((written) => {
    const plain = written.toLowerCase();
    const word = singular(plain);
    return word !== plain && written === written.toUpperCase() ? [word, plain] : [word];
  });

/** A whole name as one word. */
export const wholeNameOf = (name: string): string =>
  wordsAsked(name)
    .map(({ word }) => word)
    .join(' ');
