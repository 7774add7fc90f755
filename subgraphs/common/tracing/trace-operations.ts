import type { ExecutionResult } from 'graphql';
import type { Span } from './span';

/** The spans of the operations that a session answers. */
export interface OperationTraces {
  /** The operations under way, the one that began last first: a statement can be run for several of them at once. */
  now(): readonly Span[];
  /** Answers an operation in a span of its own, under that of who asks. */
  during(
    parent: Span,
    operationName: string | null | undefined,
    run: () => Promise<ExecutionResult>,
  ): Promise<ExecutionResult>;
}

/** The longest name of an operation that is kept, in characters. */
const LONGEST_NAME = 200;

/** The name of an operation, which its writer chose, as far as a trace keeps it. */
export const shortName = (name: string | null | undefined): string | undefined =>
  name?.slice(0, LONGEST_NAME);

/** Errors as they also come over HTTP: typed as always with extensions, which they need not have. */
interface Answered {
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> | null }[] | undefined;
}

/** A code is a word of ours, or of who wrote the subgraph; anything else is not kept. */
const CODE = /^\w{1,100}$/;

const codeIn = (code: unknown): string =>
  typeof code === 'string' && CODE.test(code) ? code : 'INTERNAL_SERVER_ERROR';

/** The codes in an answer, each once; what has none is counted as an internal error. */
export const codesIn = ({ errors = [] }: Answered): string[] => [
  ...new Set(errors.map(({ extensions }) => codeIn(extensions?.['code']))),
];

/** Makes the traces of a session of one subgraph. */
export const traceOperations = (subgraph: string): OperationTraces => {
  const open: Span[] = [];
  return {
    now: () => open,
    during: async (parent, operationName, run) => {
      const span = parent.child(`answer ${subgraph}`, 'INTERNAL', {
        'council_graph.subgraph': subgraph,
        'graphql.operation.name': shortName(operationName),
      });
      open.unshift(span);
      try {
        const result = await run();
        for (const code of codesIn(result).slice(0, 1)) span.fail(code);
        return result;
      } finally {
        open.splice(open.indexOf(span), 1);
        span.end();
      }
    },
  };
};
