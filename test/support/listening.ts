import type { RequestListener } from 'node:http';
import { listen, type Listening } from '../../subgraphs/common/process/listen';

const open: Listening[] = [];

/** Listens on a free port of this machine until the test ends it, or all tests of the file are done. */
export const listening = async (handler: RequestListener): Promise<Listening> => {
  const server = await listen(handler, { host: '127.0.0.1', port: 0 });
  open.push(server);
  return server;
};

/** Ends all that still listen. */
export const closeAll = async (): Promise<void> => {
  await Promise.all(open.splice(0).map((server) => server.close()));
};
