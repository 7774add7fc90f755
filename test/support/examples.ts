import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { audiences } from '../../gateway/explorer/examples/audiences';

const folder = join(__dirname, '../../gateway/explorer/examples');

/** One example query of the GraphiQL page, read from its file. */
export interface ExampleFile {
  /** Path below the examples folder. */
  readonly path: string;
  readonly query: string;
}

/** All example queries, in the order in which the page shows them. */
export function readExamples(): ExampleFile[] {
  return audiences.flatMap((audience) =>
    readdirSync(join(folder, audience.folder))
      .filter((name) => name.endsWith('.graphql'))
      .sort()
      .map((name) => {
        const path = `${audience.folder}/${name}`;
        return { path, query: readFileSync(join(folder, path), 'utf8') };
      }),
  );
}
