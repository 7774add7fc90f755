import type { HTTPGraphQLResponse } from '@apollo/server';
import type { ServerResponse } from 'node:http';
import type { Stage, StageRequest } from '../limits/stage';
import { createRequestNotes, type RequestNotes } from '../request-notes';
import type { Answer } from './answer';
import { answerIn, askServer, type GraphQLServer } from './ask-server';
import { createAnswerStore, type Found } from './answer-store';
import { createDocuments } from './documents';
import { chooseEncoding } from './encoding';
import type { Computed } from './flights';
import { createKeyOf, type ServedSchema } from './key';
import type { LoadCheck } from './load-check';
import { createMediaTypeOf } from './media-type';
import { report, silentObserver, type StoreObserver } from './observer';
import { createReadAsked } from './read-asked';
import { sendAnswer, sendOther } from './send';

/** What the handler of `/graphql` is made of. */
export interface GraphQLHandlerOptions {
  readonly server: GraphQLServer;
  /** The schema that is served now; nothing is kept while there is none. */
  readonly served: () => ServedSchema | undefined;
  readonly check: LoadCheck;
  /** The most bytes that answers are kept in; 0 keeps none. */
  readonly mostBytes: number;
  /** What tells this build from others. */
  readonly buildId: string;
  /** The most tokens of a document. */
  readonly mostTokens: number;
  /** The longest answer that is sent, in bytes; any without it. */
  readonly mostAnswerBytes?: number;
  readonly observer?: StoreObserver;
  /** The notes that a request is answered with. */
  readonly notesOf?: (request: StageRequest, response: ServerResponse) => RequestNotes;
  /** Whether a request names a document that is known here: a GET of one can be sent by any page. */
  readonly isPersisted?: (request: StageRequest) => boolean;
  /** Whether a request asks, beside its document and variables, for what its key does not hold. */
  readonly asksMore?: (request: StageRequest) => boolean;
  /** Whether the answer is for its own client only: one that said who it is. */
  readonly isPrivate?: (request: StageRequest) => boolean;
  /** Today's date, as YYYY-MM-DD in UTC. */
  readonly today?: () => string;
}

/** About how many bytes of documents are kept as read, to know the variables of each. */
const DOCUMENT_BYTES = 16_000_000;

const DAY_MS = 86_400_000;

/** Makes a calendar, which writes each day once. */
const createCalendar = (): (() => string) => {
  let day = NaN;
  let text = '';
  return () => {
    const now = Math.floor(Date.now() / DAY_MS);
    if (now !== day) [day, text] = [now, new Date(now * DAY_MS).toISOString().slice(0, 10)];
    return text;
  };
};

const saidWho = ({ headers }: StageRequest): boolean =>
  headers.authorization !== undefined || headers.cookie !== undefined;

/** Answers GraphQL requests over HTTP: from the store where it can, else by Apollo Server. It wants the body read as JSON. */
export const createGraphQLHandler = ({
  server,
  served,
  check,
  mostBytes,
  buildId,
  mostTokens,
  mostAnswerBytes = Infinity,
  observer = silentObserver,
  notesOf = createRequestNotes,
  isPersisted = () => false,
  asksMore = () => false,
  isPrivate = saidWho,
  today = createCalendar(),
}: GraphQLHandlerOptions): Stage => {
  const store = createAnswerStore({
    check,
    mostBytes,
    onEvict: (bytes) => {
      observer.onEvict(bytes);
    },
  });
  observer.onOpen?.(store.bytes);
  const mediaTypeOf = createMediaTypeOf();
  const readAsked = createReadAsked();
  const keyOf = createKeyOf(createDocuments({ mostTokens, mostBytes: DOCUMENT_BYTES }), buildId);

  const compute = async (
    request: StageRequest,
    response: ServerResponse,
    mayKeep: (answer: Answer) => boolean,
  ): Promise<Computed<HTTPGraphQLResponse>> => {
    const notes = notesOf(request, response);
    const other = await askServer(server, request, notes, isPersisted(request), mostAnswerBytes);
    const answer = answerIn(other, notes);
    return answer && mayKeep(answer)
      ? { kind: 'ANSWER', answer }
      : { kind: 'OTHER', other, isAbandoned: response.destroyed };
  };

  const find = async (
    request: StageRequest,
    response: ServerResponse,
  ): Promise<Found<HTTPGraphQLResponse>> => {
    const [schema, day] = [served(), today()];
    const type = mediaTypeOf(request);
    // Else it is another's: of the schema or the day that came meanwhile.
    const mayKeep = (answer: Answer): boolean =>
      answer.type === type && served() === schema && today() === day;
    const asked = asksMore(request) ? undefined : readAsked(request, isPersisted(request));
    const key =
      mostBytes > 0 && schema && type && asked ? keyOf(asked, { served: schema, type, day }) : undefined;
    const computing = (): Promise<Computed<HTTPGraphQLResponse>> => compute(request, response, mayKeep);
    if (key !== undefined) return store.answer(key, computing);
    return { origin: { kind: 'MISS', reason: 'BYPASSED' }, ...(await computing()) };
  };

  return async (request, response) => {
    const found = await find(request, response);
    report(observer, request, found.origin);
    switch (found.kind) {
      case 'KEPT': {
        const { answer, encoded } = found.kept;
        const encoding = chooseEncoding(request.headers['accept-encoding'], answer.body.length);
        await sendAnswer(request, response, answer, () => encoded(encoding), isPrivate(request));
        return;
      }
      case 'ANSWER': {
        const plain = { encoding: 'identity', bytes: found.answer.body } as const;
        await sendAnswer(request, response, found.answer, () => plain, isPrivate(request));
        return;
      }
      case 'OTHER':
        await sendOther(request, response, found.other);
    }
  };
};
