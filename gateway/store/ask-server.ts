import { HeaderMap, type ApolloServer, type HTTPGraphQLResponse } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { checkAnswerBytes } from '../limits/answer-bytes';
import type { RequestNotes } from '../request-notes';
import { createAnswer, type Answer } from './answer';
import { loadsOf } from './loads';
import { searchOf, type ReadRequest } from './read-asked';

/** Whatever answers GraphQL requests over HTTP with Apollo Server. */
export type GraphQLServer = Pick<ApolloServer<RequestNotes>, 'executeHTTPGraphQLRequest'>;

/** The response, or the refusal of one that is too long. */
const bounded = (response: HTTPGraphQLResponse, mostBytes: number): HTTPGraphQLResponse => {
  if (response.body.kind !== 'complete') return response;
  try {
    checkAnswerBytes(Buffer.byteLength(response.body.string), mostBytes);
    return response;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { http: _, ...extensions } = error.extensions;
    const string = JSON.stringify({ errors: [{ message: error.message, extensions }] });
    return { ...response, status: 400, body: { kind: 'complete', string } };
  }
};

/**
 * Has Apollo Server answer a request.
 * @param mostAnswerBytes the longest answer that is sent
 * @param isTrusted whether the request may come without a header that other sites can't send
 */
export const askServer = async (
  server: GraphQLServer,
  request: ReadRequest,
  notes: RequestNotes,
  isTrusted: boolean,
  mostAnswerBytes: number,
): Promise<HTTPGraphQLResponse> => {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  if (isTrusted) headers.set('apollo-require-preflight', 'true');
  const { method = '' } = request;
  const response = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      // It knows no HEAD, which is a GET whose body is not sent.
      method: method === 'HEAD' ? 'GET' : method.toUpperCase(),
      headers,
      search: searchOf(request),
      body: request.body,
    },
    context: () => Promise.resolve(notes),
  });
  return bounded(response, mostAnswerBytes);
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
