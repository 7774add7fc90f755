import type { SubgraphErrorCode } from '../../subgraphs/common/errors';
import type { GatewayErrorCode } from '../errors';

/** What an error code is to whoever runs the service. */
export interface OperatorAdvice {
  /** What it says of the service. */
  readonly means: string;
  /** Where to see more: fields of the request's line in the log, metrics, or a page of health. */
  readonly look: string;
  readonly todo: string;
}

/** An operation that its client has to mend. */
const ofClient = (what: string, todo: string): OperatorAdvice => ({
  means: `A client's mistake: ${what}`,
  look: '`client`, `clientVersion` and `document` of its lines.',
  todo,
});

/** An operation beyond a limit that a setting can move. */
const beyond = (what: string, setting: string): OperatorAdvice => ({
  means: `An operation is refused since ${what}.`,
  look: '`client` and `document` of its lines; `council_graph_limit_excesses_total`, which counts with `COUNCIL_GRAPH_LIMITS=measure` as well.',
  todo: `Where honest clients meet it, raise \`${setting}\`, a little at a time, and watch memory and CPU; else leave it.`,
});

/**
 * What to do about each code, for the runbook. A new code belongs here, too: the types ask for it.
 */
export const operatorAdvice: Readonly<Record<GatewayErrorCode | SubgraphErrorCode, OperatorAdvice>> = {
  BAD_REQUEST: ofClient(
    'what it sends is no GraphQL request.',
    'Nothing, where they are few. Many of one client: tell its owner. Many of none that you know: somebody is trying things; a rate limit (`COUNCIL_GRAPH_RATE_PER_MINUTE`) bounds them.',
  ),
  PERSISTED_QUERY_NOT_FOUND: {
    means:
      'Clients name documents by a hash that this process does not hold, and send them once more: as it should be after a start.',
    look: '`council_graph_errors_total` of this code beside all requests.',
    todo: 'Where it stays above a few in a hundred long after a start, raise `COUNCIL_GRAPH_KEPT_DOCUMENTS_MB`, or have a client keep to one gateway.',
  },
  GRAPHQL_PARSE_FAILED: ofClient('its document is no GraphQL.', 'Tell the owner of the client.'),
  GRAPHQL_VALIDATION_FAILED: ofClient(
    'its document asks for what the schema does not have.',
    'Just after a deployment or a new composed schema: a field is gone that is still used; roll back (below), and look at `council_graph_schema_use_total` before taking it away again. Else tell the owner.',
  ),
  QUERY_TOO_DEEP: beyond('it has too many levels', 'COUNCIL_GRAPH_MAX_DEPTH'),
  QUERY_TOO_WIDE: beyond('it asks for too many fields', 'COUNCIL_GRAPH_MAX_FIELDS'),
  OPERATION_NOT_SUPPORTED: ofClient(
    'it sends a mutation or a subscription.',
    'Tell the owner: the graph can only be read.',
  ),
  OPERATION_RESOLUTION_FAILURE: ofClient(
    'it does not say which of several operations it means.',
    'Tell the owner of the client.',
  ),
  BAD_USER_INPUT: ofClient(
    'a variable does not fit.',
    'Just after a deployment: an argument has changed; roll back. Else tell the owner.',
  ),
  ANSWER_TOO_LARGE: beyond(
    'its answer would be too large',
    'COUNCIL_GRAPH_MAX_VALUES` or `COUNCIL_GRAPH_ANSWER_MB',
  ),
  SUBGRAPH_UNAVAILABLE: {
    means:
      'A subgraph can not be reached, or is left alone for a while since it could not be. Its fields are null; all others are answered.',
    look: '`/health/ready`; `subgraphs` of the lines; lines of level `error` with the cause; `council_graph_subgraph_attempts_total` by outcome, `council_graph_subgraph_breaker_state`, `council_graph_subgraph_refusals_total` (`open`: it is left alone; `full`: too many wait).',
    todo: 'Start it again, or mend the way to it. The gateway finds it by itself within seconds. Where it is `full`: more copies, or more `COUNCIL_GRAPH_SUBGRAPH_CONNECTIONS`.',
  },
  SUBGRAPH_TIMEOUT: {
    means: 'A subgraph takes too long. Its fields are null; all others are answered.',
    look: '`council_graph_subgraph_fetch_duration_seconds`; the header `x-council-graph-explain: plan,time,statements` on the same operation; the load of its database.',
    todo: 'Find what it waits for: its database, its CPU, or one operation. Where it is healthy and only slow, raise `COUNCIL_GRAPH_SUBGRAPH_TIMEOUT_MS`.',
  },
  SUBGRAPH_BAD_RESPONSE: {
    means:
      'A subgraph answers what it may not: another status, no JSON, other types. Often it runs another version, or a proxy answers for it, or it refuses the signature of the gateway.',
    look: 'Lines of level `error`, which have the cause; `/health/ready`, which says where its schema is not that of the composed schema.',
    todo: 'Run the same version everywhere. For the cause "The status is 401": the same `COUNCIL_GRAPH_SUBGRAPH_KEYS` on both sides, and clocks that agree.',
  },
  OPERATION_NOT_PLANNED: {
    means: 'The composed schema promises what its subgraphs can not give together.',
    look: '`document` of the line; `coordinate` and `at` of the error in the answer.',
    todo: 'Tell whoever composes the schema. With the schema of this project it is a fault of ours: roll back where it came with a deployment.',
  },
  PLAN_TOO_LONG: {
    means:
      'No plan for an operation is found within bounds. It is refused for a minute at a time, and others are planned meanwhile.',
    look: '`client` and `document` of the line; `council_graph_planning_duration_seconds`.',
    todo: 'Ask its client for a smaller operation. Where it is an honest one and the machine was busy, raise `COUNCIL_GRAPH_PLAN_TIMEOUT_MS`.',
  },
  PLANNING_BUSY: {
    means:
      'So many new operations come that planning does not keep up. Operations that are known are answered.',
    look: '`council_graph_planning_duration_seconds`: how many and how long; `document` of the lines: whether they are all different.',
    todo: 'Just after a start it ends by itself. Else a client writes values into its documents, or somebody sends made-up ones: have it send variables, or answer known documents only (`COUNCIL_GRAPH_DOCUMENTS_MODE`).',
  },
  HEADERS_TOO_LARGE: {
    means: 'A request has more headers than are read; it has no line in the log.',
    look: '`council_graph_unread_requests_total`; the log of the proxy before the gateway.',
    todo: 'Most often cookies of the same host, or a query in the address: have the client POST it.',
  },
  REQUEST_TOO_SLOW: {
    means:
      'A request does not come whole in its time: a bad connection, or somebody who keeps connections busy.',
    look: '`council_graph_unread_requests_total`; the log of the proxy before the gateway.',
    todo: 'Nothing, where they are few: the connection is closed. Many from few addresses: keep those out before the gateway.',
  },
  REQUEST_TOO_LARGE: {
    means: 'The body of a request is larger than is read.',
    look: '`client` of the line.',
    todo: 'Where honest clients meet it, have them send documents by identifier, or raise `COUNCIL_GRAPH_REQUEST_KB`.',
  },
  RATE_LIMITED: {
    means: 'A client asks more than its share.',
    look: '`client` of the lines. Behind a proxy, whether `COUNCIL_GRAPH_TRUSTED_PROXIES` is right: else all clients are one.',
    todo: 'Nothing, where the client is one that should ask less. Else raise `COUNCIL_GRAPH_RATE_PER_MINUTE` or `COUNCIL_GRAPH_RATE_BURST`.',
  },
  OVERLOADED: {
    means:
      'The process has more to do than it can, and turns some away so that the others are answered quickly.',
    look: '`council_graph_requests_running`, `_waiting` and `_allowed`, `council_graph_shedding`, `nodejs_eventloop_lag_seconds`, `process_cpu_seconds_total`; who sends the most, by `client`, and the dearest, by `cost`.',
    todo: 'Add a process, or end what costs the most. Where CPU is idle, requests wait for a subgraph: see SUBGRAPH_TIMEOUT.',
  },
  DOCUMENT_NOT_FOUND: ofClient(
    'it names a document that is not in the file.',
    'Just after its deployment: its documents are not in `COUNCIL_GRAPH_DOCUMENTS` yet; add them, and start the gateway again.',
  ),
  DOCUMENT_NOT_ALLOWED: ofClient(
    'its document is not in the file, and no others are answered.',
    'Add the document to `COUNCIL_GRAPH_DOCUMENTS` where it should be answered. To see first what would be refused, use the mode `prefer`.',
  ),
  QUERY_TOO_LONG: beyond('its document is too long', 'COUNCIL_GRAPH_MAX_TOKENS'),
  TOO_MANY_ALIASES: beyond('it gives too many aliases', 'COUNCIL_GRAPH_MAX_ALIASES'),
  TOO_MANY_ROOT_FIELDS: beyond('it asks for too much at its root', 'COUNCIL_GRAPH_MAX_ROOT_FIELDS'),
  PAGE_SIZE_REQUIRED: ofClient('it does not say how long a list may be.', 'Tell the owner of the client.'),
  QUERY_TOO_COSTLY: beyond('it could cost too much', 'COUNCIL_GRAPH_MAX_COST'),
  REQUEST_TIMEOUT: {
    means: 'Nothing of a request was answered within its time.',
    look: '`subgraphs` of the line: which took the time; `council_graph_request_duration_seconds`.',
    todo: 'As for SUBGRAPH_TIMEOUT. Where many requests wait, as for OVERLOADED.',
  },
  UNAUTHENTICATED: {
    means: 'A client has no good token, or a subgraph is asked by somebody who is not its gateway.',
    look: '`client` of the lines; the message of the answer. Of a subgraph: its own log.',
    todo: 'All clients at once: the issuer has other keys, or `COUNCIL_GRAPH_JWT_ISSUER` or `_AUDIENCE` is wrong, or a clock is. One client: its owner. A subgraph: compare `COUNCIL_GRAPH_SUBGRAPH_KEYS`, and keep others from reaching it.',
  },
  INSUFFICIENT_SCOPE: {
    means: 'A token is good, and allows too little.',
    look: '`client` of the lines.',
    todo: 'Have the issuer give the scopes of `COUNCIL_GRAPH_JWT_SCOPES` to those who should ask.',
  },
  AUTHENTICATION_UNAVAILABLE: {
    means: 'The keys of the issuer can not be had, so that nobody whose token is new can be let in.',
    look: 'Lines of level `error` or `warn`, which have the cause.',
    todo: 'Mend the way to the address of `COUNCIL_GRAPH_JWT_KEYS`, or name a file. It is tried again by itself.',
  },
  BAD_DATE: ofClient('a date is none.', 'Tell the owner of the client.'),
  DATE_OUT_OF_RANGE: ofClient(
    'a date is in no year that the graph speaks of.',
    'Tell the owner of the client.',
  ),
  BAD_FINANCIAL_YEAR: ofClient('a financial year is none.', 'Tell the owner of the client.'),
  PAGE_SIZE_OUT_OF_RANGE: ofClient('a page is empty or too long.', 'Tell the owner of the client.'),
  BAD_CURSOR: ofClient(
    'a cursor is not of the list.',
    'Just after a deployment: cursors of the version before are not read; it ends by itself. Else tell the owner.',
  ),
  BAD_FILTER: ofClient('a filter can match nothing.', 'Tell the owner of the client.'),
  BAD_RANGE: ofClient('two days are in the wrong order.', 'Tell the owner of the client.'),
  SUBGRAPH_BUSY: {
    means: 'A database could not be read in time. While data is loaded it may happen for a moment.',
    look: 'Lines of level `error`, which have the cause; on PostgreSQL, its connections and locks; on SQLite, the disk.',
    todo: 'Where it goes on: make the disk or the server faster, end what holds its locks, or raise `COUNCIL_GRAPH_DATABASE_CONNECTIONS` where the server allows it.',
  },
  INTERNAL_SERVER_ERROR: {
    means: 'Something failed that nobody thought of: a fault of this software, or of the machine.',
    look: 'Lines of level `error` of the same time, which have the cause.',
    todo: 'Where it came with a deployment, roll back. Send the cause, with its stack where it has one, to whoever maintains the service.',
  },
};
