import { isIPv6 } from 'node:net';
import type { Request } from 'express';

/** An IPv6 client has a whole network of 64 bits to choose its addresses from: it counts as one. */
const networkOf = (address: string): string => {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  const groups = [...before, ...zeros, ...after].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
};

/**
 * Who sent a request, for counting: the subject of its token where that was verified, else its address. Behind proxies
 * the address is the one that Express finds by its setting `trust proxy`.
 * @param subjectOf the verified subject of a request; undefined where there is none
 */
export const createClientOf =
  (subjectOf: (request: Request) => string | undefined = () => undefined) =>
  (request: Request): string => {
    const subject = subjectOf(request);
    return subject === undefined ? `address ${networkOf(request.ip ?? '')}` : `subject ${subject}`;
  };
