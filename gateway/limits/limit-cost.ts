import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Costs } from '../cost/create-costs';
import type { Enforcement } from './excess';
import { asksToExplain, EXPLAIN_HEADER } from './explain';

/** What an operation may cost, and what becomes of its cost. */
export interface CostLimit<Context extends BaseContext> extends Enforcement {
  /** The costs over a schema; undefined where none is known of it. */
  costsOf(schema: GraphQLSchema): Costs | undefined;
  /** The most that one operation may cost. */
  readonly mostCost: number;
  /** Whether a client may ask for the cost of its operation, with the header `x-council-graph-explain: cost`. */
  readonly mayExplain: boolean;
  /** Is told the cost of each operation before it is answered, as a rate limit needs it. */
  charge?(context: Context, cost: number): void;
}

/** The error of an operation that costs too much. */
export const tooCostly = (value: number, limit: number): GraphQLError =>
  new GraphQLError(
    `The operation costs ${String(value)}; at most ${String(limit)} is answered. Ask for shorter pages with first, for fewer lists within lists, or in several operations. Every object costs 1, times the length of each list that it stands in.`,
    { extensions: { code: 'QUERY_TOO_COSTLY', limit, value, http: { status: 400 } } },
  );

/**
 * Refuses an operation whose cost, by `@cost` and `@listSize` of the supergraph and the variables of the request, is
 * beyond the limit; and states the cost in the extensions of the answer, `cost: { value, limit }`, where it is asked for.
 */
export const limitCost = <Context extends BaseContext>({
  costsOf,
  mostCost,
  mayExplain,
  charge,
  mode,
  observe,
}: CostLimit<Context>): ApolloServerPlugin<Context> => ({
  requestDidStart: () => {
    let cost: number | undefined;
    return Promise.resolve({
      didResolveOperation: ({ schema, document, operation, request, contextValue }) => {
        if (!operation) return Promise.resolve();
        cost = costsOf(schema)?.costOf(document, operation)(request.variables ?? {});
        if (cost === undefined) return Promise.resolve();
        charge?.(contextValue, cost);
        if (cost <= mostCost) return Promise.resolve();
        const operationName = operation.name?.value;
        observe({ code: 'QUERY_TOO_COSTLY', limit: mostCost, value: cost, operationName });
        if (mode === 'enforce') throw tooCostly(cost, mostCost);
        return Promise.resolve();
      },
      willSendResponse: ({ request, response: { body } }) => {
        const isAsked = mayExplain && asksToExplain(request.http?.headers.get(EXPLAIN_HEADER), 'cost');
        if (isAsked && cost !== undefined && body.kind === 'single') {
          const stated = { value: cost, limit: mostCost };
          body.singleResult.extensions = { ...body.singleResult.extensions, cost: stated };
        }
        return Promise.resolve();
      },
    });
  },
});
