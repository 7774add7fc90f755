import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/project.mjs';

const textOf = (path) => readFileSync(join(root, path), 'utf8');

const AGREEMENT = 'hammersmith-and-fulham-collaborative-delivery-agreement-2018';
const SERVICE = 'hammersmith-and-fulham-mash';

/** Services that share an agreement, so that answers that differ in their service have much the same size. */
const SERVICES = [
  SERVICE,
  'hammersmith-and-fulham-action-for-change',
  'hammersmith-and-fulham-fostering-and-adoption',
  'hammersmith-and-fulham-emergency-duty-team',
  'hammersmith-and-fulham-centre-for-social-work',
  'hammersmith-and-fulham-music-hub',
];

const PAGES = 100;

/** Another service or another size of a page for each number; one comes again after 60,000. */
const variedVariables = (index) => {
  const page = Math.floor(index / SERVICES.length);
  return {
    service: SERVICES[index % SERVICES.length],
    money: PAGES - (page % PAGES),
    visits: PAGES - (Math.floor(page / PAGES) % PAGES),
  };
};

/** How many requests of the varied operation differ. */
export const VARIETY = SERVICES.length * PAGES * PAGES;

const light = textOf('bench/operations/light.graphql');

/**
 * The trace without a view: Hive Gateway drops the directives of an operation, `@view` among them, so that its answer to
 * a question about a day would be another.
 */
const trace = textOf('test/graph/questions/trace.graphql')
  .replace('$asOf: Date, $knownAt: Date, ', '')
  .replace('@view(asOf: $asOf, knownAt: $knownAt) ', '');

/** What is asked: the document, and the variables of each request by its number. */
export const operations = {
  trace: {
    query: trace,
    variables: () => ({ filter: { agreementId: AGREEMENT } }),
    isVaried: false,
  },
  large: { query: textOf('bench/operations/large.graphql'), variables: () => ({}), isVaried: false },
  light: { query: light, variables: () => ({ service: SERVICE, money: 3, visits: 3 }), isVaried: false },
  varied: { query: light, variables: variedVariables, isVaried: true },
};

/** The body of a request by its number. */
export const bodyOf = (name, index = 0) => {
  const { query, variables } = operations[name];
  return JSON.stringify({ query, variables: variables(index) });
};
