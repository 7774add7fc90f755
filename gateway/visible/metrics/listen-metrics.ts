import type { RequestListener } from 'node:http';
import { listen, ListenError, type Listening } from '../../../subgraphs/common/process/listen';

const TYPE = 'text/plain; version=0.0.4; charset=utf-8';

const PATH = '/metrics';

const WHICH = 'Here it is COUNCIL_GRAPH_METRICS_PORT and COUNCIL_GRAPH_METRICS_HOST that say where.';

/**
 * Serves metrics at `/metrics`, on an address of their own, so that no client of the graph comes to see them.
 * @param text all metrics in the text form of Prometheus
 * @throws {ListenError} where the port is busy or the host is not this machine
 */
export const listenForMetrics = (
  text: () => Promise<string>,
  at: { readonly host: string; readonly port: number },
  log: (cause: unknown) => void,
): Promise<Listening> => {
  const listener: RequestListener = (request, response) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || request.url?.split('?')[0] !== PATH) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('The metrics are at /metrics.\n');
      return;
    }
    text().then(
      (body) => {
        response.writeHead(200, { 'content-type': TYPE, 'cache-control': 'no-store' }).end(body);
      },
      (error: unknown) => {
        log(error);
        response.writeHead(500, { 'content-type': 'text/plain' }).end('The metrics can not be read.\n');
      },
    );
  };
  return listen(listener, at).catch((error: unknown) => {
    if (!(error instanceof ListenError)) throw error;
    throw new ListenError(`${error.message} ${WHICH}`);
  });
};
