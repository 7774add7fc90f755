import type { IncomingMessage } from 'node:http';
import type { StageRequest } from './stage';

/**
 * The address of whoever sent a request. Each trusted proxy has added the address that it saw to `x-forwarded-for`, the
 * nearest one last; what stands before those anybody can have written.
 * @param proxies how many proxies stand before this process
 */
export const clientAddress = ({ socket, headers }: IncomingMessage, proxies: number): string => {
  const nearest = socket.remoteAddress ?? '';
  const forwarded = headers['x-forwarded-for'];
  if (proxies === 0 || forwarded === undefined) return nearest;
  const text = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
  const addresses = [...text.split(',').map((each) => each.trim()), nearest].filter((each) => each !== '');
  return addresses.at(-1 - proxies) ?? addresses[0] ?? '';
};

/** Notes the address of whoever sent a request in it. */
export const noteAddress = (request: IncomingMessage, proxies: number): StageRequest =>
  Object.assign(request, { ip: clientAddress(request, proxies) });
