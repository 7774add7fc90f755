import { isAbsolute, join } from 'node:path';
import type { Setting } from '../../subgraphs/common/process/setting';

type Described = Pick<Setting<unknown>, 'name' | 'meaning' | 'fallback'>;

/** The algorithms that sign with a private key, which whoever checks a token does not have. */
const ASYMMETRIC = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

const partsOf = (text: string, separator: string): readonly string[] => [
  ...new Set(
    text
      .split(separator)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];

const isThisMachine = (hostname: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

const isSafeAddress = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname));
};

/** A setting that is the address of a key set, or the path of its file; a relative one starts from the given folder. */
export const keysOfTokens = (described: Described, from: string): Setting<string> => ({
  ...described,
  right:
    'an address that begins with https://, or with http:// on this machine, without a password; or the path of a file',
  parse: (text) => {
    if (text === '') return '';
    if (/^[a-z][a-z\d+.-]*:\/\//i.test(text)) return isSafeAddress(text) ? text : undefined;
    if (text.includes('\0')) return undefined;
    return isAbsolute(text) ? text : join(from, text);
  },
});

/** A setting that is a list of algorithms with a private and a public key. */
export const algorithms = (described: Described): Setting<readonly string[]> => ({
  ...described,
  right: `one or more of ${ASYMMETRIC.join(', ')}, with commas between them`,
  parse: (text) => {
    const given = partsOf(text, ',');
    return given.length > 0 && given.every((name) => ASYMMETRIC.includes(name)) ? given : undefined;
  },
});

/** A setting that is a list of scopes of OAuth, which can hold any sign but spaces, quotes and backslashes. */
export const scopes = (described: Described): Setting<readonly string[]> => ({
  ...described,
  right: 'scopes with spaces between them, without quotes and backslashes',
  parse: (text) => {
    const given = partsOf(text, ' ');
    return given.every((scope) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope)) ? given : undefined;
  },
});

const isOrigin = (text: string): boolean =>
  /^https?:\/\/[\w.[\]:-]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;

/** A setting that is a list of origins as browsers send them, or `*` alone. */
export const origins = (described: Described): Setting<readonly string[]> => ({
  ...described,
  right:
    'origins as a browser sends them, such as https://dashboard.example or http://localhost:3000, in small letters, without a path, a slash at the end or a default port, with commas between them; or * alone',
  parse: (text) => {
    const given = partsOf(text, ',');
    const isAll = given.length === 1 && given[0] === '*';
    return isAll || given.every(isOrigin) ? given : undefined;
  },
});
