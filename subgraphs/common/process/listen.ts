import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An address that can't be listened on, in words for whoever runs the service. */
export class ListenError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ListenError';
  }
}

/** A server that listens, with the way to end it. */
export interface Listening {
  /** Where it can be reached, ending in a slash. */
  readonly url: string;
  /** Takes no more connections, and resolves when the answers under way are sent or the grace is over. */
  close(graceMs?: number): Promise<void>;
}

/** `localhost` is both loopback addresses, since clients differ in which one they try first. */
const addressesOf = (host: string): readonly string[] =>
  host === 'localhost' ? ['127.0.0.1', '::1'] : [host];

/** Codes of a machine without that kind of address: it then does with the others. */
const ABSENT = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

const asListenError = (error: NodeJS.ErrnoException, host: string, port: number): Error => {
  const place = `port ${String(port)} of ${host}`;
  switch (error.code) {
    case 'EADDRINUSE':
      return new ListenError(
        `Another process listens on ${place}. End it, or choose another port with PORT.`,
      );
    case 'EACCES':
      return new ListenError(`This user may not listen on ${place}. Choose a port from 1024 with PORT.`);
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ListenError(`${host} is no address of this machine. Name one with HOST, such as localhost.`);
    default:
      return error;
  }
};

/** How a server is made: what it takes when it is made, and what is done to it then. */
export interface ServerSetup {
  readonly options: ServerOptions;
  apply(server: Server): void;
}

const listenOn = (
  listener: RequestListener,
  host: string,
  port: number,
  setup: ServerSetup | undefined,
): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer(setup?.options ?? {}, listener);
    setup?.apply(server);
    server.once('error', reject);
    server.listen({ host, port, ipv6Only: host === '::1' }, () => {
      server.off('error', reject);
      resolve(server);
    });
  });

const closeServer = (server: Server, graceMs: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => {
      server.closeAllConnections();
    }, graceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });

/**
 * Listens with one handler on every address that a host name stands for.
 * @throws {ListenError} where the port is busy or the host is not this machine
 */
export const listen = async (
  listener: RequestListener,
  { host, port }: { readonly host: string; readonly port: number },
  setup?: ServerSetup,
): Promise<Listening> => {
  const servers: Server[] = [];
  const close = async (graceMs = 0): Promise<void> => {
    await Promise.all(servers.map((server) => closeServer(server, graceMs)));
  };
  let taken = port;
  for (const address of addressesOf(host)) {
    try {
      const server = await listenOn(listener, address, taken, setup);
      servers.push(server);
      taken = (server.address() as AddressInfo).port;
    } catch (thrown) {
      const error = thrown as NodeJS.ErrnoException;
      if (servers.length > 0 && ABSENT.includes(error.code ?? '')) continue;
      await close();
      throw asListenError(error, host, taken);
    }
  }
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${String(taken)}/`, close };
};
