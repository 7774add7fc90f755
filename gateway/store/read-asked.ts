import type { IncomingMessage } from 'node:http';

/** What a request asks, where it asks it plainly. */
export interface Asked {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A request whose body, if it has any, has been read as JSON. */
export type ReadRequest = IncomingMessage & { readonly body?: unknown };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value);

const askedIn = ({ query, operationName, variables, extensions }: Fields): Asked | undefined => {
  // What extensions ask for is not in the key.
  if (isFields(extensions) ? Object.keys(extensions).length > 0 : (extensions ?? null) !== null)
    return undefined;
  if (typeof query !== 'string' || query === '') return undefined;
  const name = operationName ?? null;
  const values = variables ?? {};
  if ((name !== null && typeof name !== 'string') || !isFields(values)) return undefined;
  return { query, operationName: name, variables: values };
};

const PARAMETERS = ['query', 'operationName', 'variables', 'extensions'];
const IN_JSON = ['variables', 'extensions'];

const fieldsOf = (search: string): Fields | undefined => {
  const parameters = new URLSearchParams(search);
  const fields: Record<string, unknown> = {};
  for (const name of PARAMETERS) {
    const [value, ...more] = parameters.getAll(name);
    if (more.length > 0) return undefined;
    if (value === undefined) continue;
    try {
      fields[name] = IN_JSON.includes(name) ? JSON.parse(value) : value;
    } catch {
      return undefined;
    }
  }
  return fields;
};

/** The part of a request's address from its question mark. */
export const searchOf = ({ url = '' }: IncomingMessage): string => {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
};

const isJson = (type: string | undefined): boolean =>
  type !== undefined && /^application\/json\s*(?:;|$)/i.test(type);

/** Headers that a page of another site can't send without being allowed to. */
const PREFLIGHTED = ['apollo-require-preflight', 'x-apollo-operation-name'];

/**
 * What a request asks; undefined where anything about it is unusual or wrong. Apollo Server then has it, and answers or
 * refuses it, so that the store need not know each of its rules.
 * @param isTrusted whether the request may come without a header that other sites can't send
 */
export const readAsked = (
  request: ReadRequest,
  isTrusted: boolean,
  readFields: (fields: Fields) => Asked | undefined = askedIn,
): Asked | undefined => {
  const type = request.headers['content-type'];
  switch (request.method) {
    case 'POST':
      return isJson(type) && isFields(request.body) ? readFields(request.body) : undefined;
    case 'GET':
    case 'HEAD': {
      if (type !== undefined && !isJson(type)) return undefined;
      const isSafe = isTrusted || type !== undefined || PREFLIGHTED.some((name) => request.headers[name]);
      const fields = isSafe ? fieldsOf(searchOf(request)) : undefined;
      return fields && askedIn(fields);
    }
    default:
      return undefined;
  }
};

/** Makes what reads requests as `readAsked` does, and gives the same object for bodies that are the same object. */
export const createReadAsked = () => {
  const known = new WeakMap<Fields, { readonly asked: Asked | undefined }>();
  const readFields = (fields: Fields): Asked | undefined => {
    const found = known.get(fields) ?? { asked: askedIn(fields) };
    known.set(fields, found);
    return found.asked;
  };
  return (request: ReadRequest, isTrusted: boolean): Asked | undefined =>
    readAsked(request, isTrusted, readFields);
};
