import type { GraphQLDataSource } from '@apollo/gateway';
import { valuesIn } from '../answers/allowance';
import { tooLarge, type AnswerRecord } from '../answers/record';
import { locate, type Fetch } from '../answers/trouble';
import { ask } from './ask';
import { distinct, type Distinct } from './distinct';
import type { Source } from './source';

/** What a data source needs besides its source. */
export interface DataSourceOptions {
  readonly timeoutMs: number;
  /** Is told the cause of each failure that an answer does not show. */
  readonly log: (cause: unknown) => void;
  /** The record of a request. */
  readonly recordOf: (request: object) => AnswerRecord;
}

const spread = (data: Record<string, unknown>, { placeOf }: Distinct): Record<string, unknown> => {
  const entities = data['_entities'] as unknown[];
  return { ...data, _entities: placeOf.map((place) => entities[place]) };
};

/** Takes what a fetch brought from the allowance, before its entities are put in all their places. */
const spendOn = ({ brought }: AnswerRecord, data: Record<string, unknown>, different?: Distinct): void => {
  const sizes = different && (data['_entities'] as unknown[]).map(valuesIn);
  const values = sizes
    ? different.placeOf.reduce((sum, place) => sum + (sizes[place] ?? 0), 0)
    : valuesIn(data);
  try {
    brought.spend(values);
  } catch {
    // The record keeps it.
  }
};

/**
 * A source as Apollo Gateway takes it. Each different entity is asked for once. Errors are not handed to the gateway,
 * which loses their paths, but kept in the request's record with where in the answer they belong.
 */
export const createDataSource = (
  source: Source,
  { timeoutMs, log, recordOf }: DataSourceOptions,
): GraphQLDataSource => ({
  process: async (options) => {
    const { query = '', operationName, variables = {} } = options.request;
    const given = variables['representations'] as unknown;
    const representations = Array.isArray(given) ? (given as readonly unknown[]) : undefined;
    const different = representations === undefined ? undefined : distinct(representations);
    const request = {
      query,
      operationName,
      variables:
        different === undefined ? variables : { ...variables, representations: different.representations },
    };
    const expected = different?.representations.length;
    // The engine's own questions belong to no request.
    if (!('incomingRequestContext' in options)) {
      const { data } = await ask(source, request, { expected, timeoutMs, log });
      return data === undefined ? {} : { data };
    }
    const record = recordOf(options.incomingRequestContext);
    // What is under way is not ended by what ends another fetch; nothing more is begun.
    if (tooLarge(record)) return {};
    const { data, problems } = await ask(source, request, {
      expected,
      timeoutMs,
      log,
      allowance: record.made,
    });
    if (tooLarge(record)) return {};
    if (data !== undefined) spendOn(record, data, different);
    if (tooLarge(record)) return {};
    const pattern = options.pathInIncomingRequest ?? [];
    if (data !== undefined && pattern.length === 0) record.roots.push(data);
    const { schema } = options.incomingRequestContext;
    const fetch: Fetch = { schema, request, pattern, representations, distinct: different };
    for (const problem of problems) record.troubles.push(locate(fetch, record.roots, problem));
    if (data === undefined) return {};
    return { data: different === undefined ? data : spread(data, different) };
  },
});
