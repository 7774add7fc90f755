import type { ServerResponse } from 'node:http';
import type { Stage, StageRequest } from './stage';

/** Answers a request to the graph. */
export type Answering = (request: StageRequest, response: ServerResponse) => void;

/**
 * Has each request go through stages, in their order.
 * @param fail answers a request whose stage threw, rejected, or went on with an error
 */
export const runStages = (
  stages: readonly Stage[],
  fail: (error: unknown, request: StageRequest, response: ServerResponse) => void,
): Answering => {
  const from = (index: number, request: StageRequest, response: ServerResponse): void => {
    const stage = stages[index];
    if (stage === undefined) return;
    try {
      const done = stage(request, response, (error) => {
        if (error === undefined || error === null) from(index + 1, request, response);
        else fail(error, request, response);
      });
      if (done instanceof Promise)
        done.catch((error: unknown) => {
          fail(error, request, response);
        });
    } catch (error) {
      fail(error, request, response);
    }
  };
  return (request, response) => {
    from(0, request, response);
  };
};
