/** The header in which a client asks for more than the answer: words with commas between them, such as `cost,plan`. */
export const EXPLAIN_HEADER = 'x-council-graph-explain';

/** What can be asked for: the cost, the plan, the time of each fetch, how many statements each subgraph ran. */
export const EXPLAINED = ['cost', 'plan', 'time', 'statements'] as const;

/** Whether the value of that header has a word. */
export const asksToExplain = (header: string | undefined, word: (typeof EXPLAINED)[number]): boolean =>
  (header ?? '').split(',').some((each) => each.trim().toLowerCase() === word);
