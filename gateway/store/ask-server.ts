import { HeaderMap, type ApolloServer, type HTTPGraphQLResponse } from '@apollo/server';
import type { RequestNotes } from '../request-notes';
import { createAnswer, type Answer } from './answer';
import { loadsOf } from './loads';
import { searchOf, type ReadRequest } from './read-asked';

/** Whatever answers GraphQL requests over HTTP with Apollo Server. */
export type GraphQLServer = Pick<ApolloServer<RequestNotes>, 'executeHTTPGraphQLRequest'>;

/**
 * Has Apollo Server answer a request.
 * @param isTrusted whether the request may come without a header that other sites can't send
 */
export const askServer = (
  server: GraphQLServer,
  request: ReadRequest,
  notes: RequestNotes,
  isTrusted: boolean,
): Promise<HTTPGraphQLResponse> => {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  if (isTrusted) headers.set('apollo-require-preflight', 'true');
  const { method = '' } = request;
  return server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      // It knows no HEAD, which is a GET whose body is not sent.
      method: method === 'HEAD' ? 'GET' : method.toUpperCase(),
      headers,
      search: searchOf(request),
      body: request.body,
    },
    context: () => Promise.resolve(notes),
  });
};

/** Headers that are made anew whenever an answer is sent. */
const REMADE = ['content-type', 'content-length', 'cache-control'];

/** The answer that may be kept of what Apollo Server answered; undefined where it may not be. */
export const answerIn = (
  { status, headers, body }: HTTPGraphQLResponse,
  notes: RequestNotes,
): Answer | undefined => {
  const type = headers.get('content-type');
  const isRight = notes.isWhole && body.kind === 'complete' && (status ?? 200) === 200;
  // A header of its own is for its own client.
  if (!isRight || type === undefined || ![...headers.keys()].every((name) => REMADE.includes(name))) {
    return undefined;
  }
  const loads = loadsOf(notes);
  return loads && createAnswer(type, body.string, loads);
};
