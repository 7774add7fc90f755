import type { Span } from '../../subgraphs/common/tracing/span';
import { codesIn, shortName } from '../../subgraphs/common/tracing/trace-operations';
import type { GraphAnswer, GraphRequest } from '../engine/answer';
import { bareDocument } from './bare-document';

/** Answers an operation, in a span of its own where its request is traced. */
export const traceOperation = async (
  { document, operation, notes: { trace } }: GraphRequest,
  run: (span: Span | undefined) => Promise<GraphAnswer>,
): Promise<GraphAnswer> => {
  if (!trace?.span.isRecorded) return run(trace?.span);
  const span = trace.span.child(operation.operation, 'INTERNAL', {
    'graphql.operation.type': operation.operation,
    'graphql.operation.name': shortName(operation.name?.value),
    'graphql.document': trace.showsDocument ? bareDocument(document) : undefined,
  });
  try {
    const answer = await run(span);
    const codes = codesIn(answer);
    if (codes[0] !== undefined) {
      span.set({ 'council_graph.error.codes': codes });
      span.fail(codes[0]);
    }
    return answer;
  } catch (error) {
    span.fail('INTERNAL_SERVER_ERROR');
    throw error;
  } finally {
    span.end();
  }
};

/** Has an operation planned in a span of its own; what was planned before is found at once. */
export const tracePlan = async <Plan>(span: Span, plan: () => Plan | Promise<Plan>): Promise<Plan> => {
  const planning = span.child('plan', 'INTERNAL');
  try {
    return await plan();
  } catch (error) {
    planning.fail('NOT_PLANNED');
    throw error;
  } finally {
    planning.end();
  }
};
