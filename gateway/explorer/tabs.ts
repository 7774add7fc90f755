import type { ExampleGroup } from './examples';

const HOW_TO_RUN = `#
# Put the cursor inside a query and press Ctrl-Enter (Cmd-Enter on a Mac), or press the play button
# and choose one by name. Ctrl-Space suggests what may stand at the cursor.
`;

/**
 * The tab that a kind of user finds on first opening: all their example queries in one document, so that
 * each runs by its name. GraphiQL takes the name of the first query for the tab's title.
 */
export function openingTab({ title, examples }: ExampleGroup): { query: string } {
  return { query: [`# ${title}\n${HOW_TO_RUN}`, ...examples.map(({ query }) => query)].join('\n') };
}
