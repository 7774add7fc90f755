import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How the bytes of an answer are sent. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** Shorter ones gain nothing. */
const LEAST_BYTES = 1024;

/** Of eleven. Above it a little room costs much more time. */
const BROTLI_QUALITY = 5;

const weightOf = (part: string): number => {
  const given = /;\s*q=([\d.]+)/i.exec(part)?.[1];
  const weight = Number(given ?? 1);
  return Number.isNaN(weight) ? 0 : weight;
};

/**
 * The encoding for a client: what it likes best of those that are made here, brotli where it likes two alike.
 * @param accepted its `accept-encoding`
 * @param length how many bytes there are to send
 */
export const chooseEncoding = (accepted: string | undefined, length: number): Encoding => {
  if (accepted === undefined || length < LEAST_BYTES) return 'identity';
  const weights = new Map(
    accepted
      .toLowerCase()
      .split(',')
      .map((part) => [(part.split(';')[0] ?? '').trim(), weightOf(part)] as const),
  );
  const likes = (encoding: Encoding): number => weights.get(encoding) ?? weights.get('*') ?? 0;
  const best = likes('br') >= likes('gzip') ? 'br' : 'gzip';
  return likes(best) > 0 && likes(best) >= (weights.get('identity') ?? 0) ? best : 'identity';
};

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Compresses bytes, in the thread pool. */
export const compress = (bytes: Buffer, encoding: Exclude<Encoding, 'identity'>): Promise<Buffer> =>
  encoding === 'gzip'
    ? toGzip(bytes)
    : toBrotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      });
