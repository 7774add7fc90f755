import { GraphQLError } from 'graphql';
import type { ErrorDescription } from '../../subgraphs/common/errors';

/** The codes that planning raises. */
export const planningErrors = [
  {
    code: 'OPERATION_NOT_PLANNED',
    when: 'No plan over the subgraphs answers all of the operation rightly. `coordinate` and `at`, where they are known, name the field that would be left out or the type that can not be looked up, and where in the answer.',
    http: '400',
    remedy:
      'Leave that field out, or reach it another way. Tell whoever runs the service: the composed schema promises what the subgraphs can not give.',
  },
] as const satisfies readonly ErrorDescription[];

/** The refusal of an operation that can't be planned. */
export class NotPlanned extends GraphQLError {
  /**
   * @param fault the field or the type at fault
   * @param at where in the answer, in response names
   */
  constructor(
    readonly fault: string,
    readonly at: readonly string[],
  ) {
    super(
      `${fault} can not be answered${at.length < 2 ? '' : ` at ${at.join('.')}`}: no subgraph that can be asked for it there gives it. Leave it out, or reach it another way.`,
      { extensions: { code: 'OPERATION_NOT_PLANNED', coordinate: fault, at, http: { status: 400 } } },
    );
  }
}
