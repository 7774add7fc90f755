import { audiences, type Audience } from './audiences';

/** An example query as the page shows it. */
export interface Example {
  /** The file's first comment line, without its mark. */
  readonly title: string;
  /** The whole file. */
  readonly query: string;
}

/** The example queries for one kind of user, in order. */
export interface ExampleGroup extends Audience {
  readonly examples: readonly Example[];
}

const files = import.meta.glob<string>('./*/*.graphql', { query: '?raw', import: 'default', eager: true });

/** All example queries, by kind of user. Adding a `.graphql` file to a folder adds it here. */
export const exampleGroups: readonly ExampleGroup[] = audiences.map((audience) => ({
  ...audience,
  examples: Object.keys(files)
    .filter((path) => path.startsWith(`./${audience.folder}/`))
    .sort()
    .map((path) => toExample(files[path] ?? '')),
}));

function toExample(query: string): Example {
  const firstLine = query.split('\n', 1)[0] ?? '';
  return { title: firstLine.replace(/^#\s*/, ''), query };
}
