import { GraphQLError } from 'graphql';
import type { ErrorDescription } from '../../subgraphs/common/errors';

/** The codes of planning that has bounds. */
export const planErrors = [
  {
    code: 'PLAN_TOO_LONG',
    when: 'The operation can be answered in so many ways, or is so large, that no plan was found within the time, the memory or the number of ways that planning is given. `limit`, where it is there, is that time in milliseconds.',
    http: '400',
    remedy:
      'Ask for fewer levels at a time, above all of fields that several subgraphs answer. Whoever runs the service can set COUNCIL_GRAPH_PLAN_TIMEOUT_MS.',
  },
  {
    code: 'PLANNING_BUSY',
    when: 'The operation is new here, and so many others were being planned that its turn did not come. Operations that were planned before are answered meanwhile.',
    http: '503',
    remedy: 'Ask again in a few seconds.',
  },
] as const satisfies readonly ErrorDescription[];

/** The refusal of an operation for which no plan was found within bounds. */
export class PlanTooLong extends GraphQLError {
  /** @param limitMs the time that it was given, where that was the bound, in milliseconds */
  constructor(limitMs?: number) {
    super(
      `No plan for this operation was found ${limitMs === undefined ? 'within bounds' : `within ${String(limitMs)} milliseconds`}: there are too many ways to answer it. Ask for fewer levels at a time.`,
      {
        extensions: {
          code: 'PLAN_TOO_LONG',
          ...(limitMs !== undefined && { limit: limitMs, unit: 'milliseconds' }),
          http: { status: 400 },
        },
      },
    );
  }
}

/** The refusal of an operation whose turn to be planned did not come. */
export class PlanningBusy extends GraphQLError {
  constructor() {
    super('Many new operations are being planned. Ask again in a few seconds.', {
      extensions: {
        code: 'PLANNING_BUSY',
        http: { status: 503, headers: new Map([['retry-after', '5']]) },
      },
    });
  }
}
