import { buildConnector, errors } from 'undici';

/** How connections are made, and whether one that failed had answered before. */
export interface Connections {
  readonly connect: buildConnector.connector;
  /**
   * Whether an error is of a connection that had answered before: the other side closed it while it was idle, and did not
   * see what was sent just then.
   */
  isWorn(error: Error): boolean;
}

/** How long a connection may take to be made, in milliseconds. */
const CONNECT_MS = 2_000;

/** Makes connections, and remembers which errors came from worn ones. */
export const createConnections = (): Connections => {
  const make = buildConnector({ timeout: CONNECT_MS });
  const worn = new WeakSet();
  return {
    connect: (options, done) => {
      make(options, (...[error, socket]) => {
        if (error !== null) {
          done(error, null);
          return;
        }
        socket.on('error', (cause: Error) => {
          if (socket.bytesRead > 0) worn.add(cause);
        });
        done(null, socket);
      });
    },
    isWorn: (error) =>
      worn.has(error) || (error instanceof errors.SocketError && (error.socket?.bytesRead ?? 0) > 0),
  };
};
