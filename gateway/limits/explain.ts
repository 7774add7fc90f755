/** The header in which a client asks for more than the answer: words with commas between them, such as `cost`. */
export const EXPLAIN_HEADER = 'x-council-graph-explain';

/** Whether the value of that header has a word. */
export const asksToExplain = (header: string | undefined, word: string): boolean =>
  (header ?? '').split(',').some((each) => each.trim().toLowerCase() === word);
