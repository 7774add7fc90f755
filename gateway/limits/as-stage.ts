import type { Request, RequestHandler, Response } from 'express';
import type { Stage } from './stage';

/**
 * A handler that is typed for Express as a stage of requests to the graph. It may use what Node gives of a request and a
 * response, and `ip`: the rest of what Express gives is not there.
 */
export const asStage =
  (handler: RequestHandler): Stage =>
  (request, response, next) =>
    handler(request as Request, response as Response, next);
