import { isAbsolute, join } from 'node:path';

/** One setting of a process: an environment variable with its default and its meaning. */
export interface Setting<Value> {
  readonly name: string;
  readonly meaning: string;
  /** The default, written as in the environment. */
  readonly fallback: string;
  /** What a right value looks like, as the end of "must be ...". */
  readonly right: string;
  /** The value that a text means; undefined where it means none. */
  parse(text: string): Value | undefined;
}

type Described = Pick<Setting<unknown>, 'name' | 'meaning' | 'fallback'>;

interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** A setting that is a whole number between two bounds, both allowed. */
export const wholeNumber = (described: Described, { least, most }: Bounds): Setting<number> => ({
  ...described,
  right: `a whole number from ${String(least)} to ${String(most)}`,
  parse: (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
  },
});

/** A setting that is a TCP port; 0 lets the system choose a free one. */
export const port = (described: Described): Setting<number> =>
  wholeNumber(described, { least: 0, most: 65_535 });

/** A setting that is on or off. */
export const onOff = (described: Described): Setting<boolean> => ({
  ...described,
  right: 'on or off',
  parse: (text) => ({ on: true, off: false })[text],
});

/** A setting that is a folder; a relative one starts from the given folder. */
export const folder = (described: Described, from: string): Setting<string> => ({
  ...described,
  right: 'the path of a folder',
  parse: (text) => (text.includes('\0') ? undefined : isAbsolute(text) ? text : join(from, text)),
});

/** A setting that is the name or address of this machine to listen on. */
export const host = (described: Described): Setting<string> => ({
  ...described,
  right: 'a host name or an IP address without a port, such as localhost, 0.0.0.0 or ::',
  parse: (text) => (/^(?:[\w.-]+|[\da-fA-F:.]+)$/.test(text) ? text : undefined),
});

const addressOf = (text: string): string | undefined => {
  if (!URL.canParse(text)) return undefined;
  const { protocol, username, href } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && username === '' ? href : undefined;
};

/** A setting that gives some of the known names an HTTP address each: `name=http://host:port/path,...`. */
export const addresses = (
  described: Described,
  names: readonly string[],
): Setting<ReadonlyMap<string, string>> => ({
  ...described,
  right: `pairs of name=address with commas between them, such as ${names[0] ?? 'name'}=http://127.0.0.1:4001/graphql; the names are ${names.join(', ')}, each at most once`,
  parse: (text) => {
    const found = new Map<string, string>();
    for (const pair of text.split(',').filter((part) => part.trim() !== '')) {
      const [name = '', ...rest] = pair.trim().split('=');
      const address = addressOf(rest.join('='));
      if (!names.includes(name) || found.has(name) || address === undefined) return undefined;
      found.set(name, address);
    }
    return found;
  },
});
