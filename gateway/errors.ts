import { accessErrors } from './access/errors';
import { limitErrors } from './limits/limit-errors';
import { planningErrors } from './planning/not-planned';
import { planErrors } from './planning/plan-errors';
import { errorCatalogue, type ErrorDescription } from '../subgraphs/common/errors';

const IN_ANSWER = '200, in the errors beside the rest of the answer; `subgraph` names the one that failed';

/** The codes that the gateway raises itself, in the order in which a request can meet them. */
export const gatewayErrors = [
  {
    code: 'BAD_REQUEST',
    when: 'The HTTP request is no GraphQL request: not JSON, no query, or one that another page could have forged.',
    http: '4xx',
    remedy: 'POST a JSON object with `query` and `variables`, with the content type application/json.',
  },
  {
    code: 'PERSISTED_QUERY_NOT_FOUND',
    when: 'The request names its document by a hash in `extensions.persistedQuery`, and no document of that hash is kept here, or not any longer.',
    http: '200, as the protocol of persisted queries has it, with errors alone',
    remedy: 'Send the document itself as `query` beside that extension, once; it is then kept.',
  },
  {
    code: 'GRAPHQL_PARSE_FAILED',
    when: 'The document is not GraphQL, or is too long or too deep to be read.',
    http: '400',
    remedy: 'Correct the syntax at the line and column that `locations` names.',
  },
  {
    code: 'GRAPHQL_VALIDATION_FAILED',
    when: 'The document asks for what the schema does not have, or leaves out what it needs.',
    http: '400',
    remedy: 'Correct it by the message; the schema is in GraphiQL and in schema/api.graphql.',
  },
  {
    code: 'QUERY_TOO_DEEP',
    when: 'The operation has more levels of fields, one within the other, than are answered: `value` of at most `limit`.',
    http: '400',
    remedy: 'Ask for the inner part in an operation of its own, by the ids that the outer one gives.',
  },
  {
    code: 'QUERY_TOO_WIDE',
    when: 'The operation asks for more fields than are answered, those of a fragment counted wherever it is spread: `value` of at most `limit`.',
    http: '400',
    remedy: 'Ask for fewer fields. Several operations can share them.',
  },
  {
    code: 'OPERATION_NOT_SUPPORTED',
    when: 'The operation is a mutation or a subscription. The graph can only be read.',
    http: '400',
    remedy: 'Send a query.',
  },
  {
    code: 'OPERATION_RESOLUTION_FAILURE',
    when: 'The document has several operations and none is named, or has none of that name.',
    http: '400',
    remedy: 'Send the name of one of them as `operationName`.',
  },
  {
    code: 'BAD_USER_INPUT',
    when: "A variable is missing, does not fit its type or is null where a value must be, and the type's own code is not more exact.",
    http: '400',
    remedy: 'Correct the variable that `argument` names.',
  },
  {
    code: 'ANSWER_TOO_LARGE',
    when: 'The answer would hold more values than `limit`, or where `unit` says so, more bytes. Nothing of it is sent.',
    http: '400',
    remedy: 'Ask for shorter pages, fewer fields, or fewer lists within lists.',
  },
  {
    code: 'SUBGRAPH_UNAVAILABLE',
    when: 'A subgraph can not be reached: it is not running, or closed the connection.',
    http: IN_ANSWER,
    remedy: 'The other fields stand. Ask again later; /health/ready shows which subgraphs answer.',
  },
  {
    code: 'SUBGRAPH_TIMEOUT',
    when: 'A subgraph did not answer in the time that it is given.',
    http: IN_ANSWER,
    remedy: 'The other fields stand. Ask for less, or again later.',
  },
  {
    code: 'SUBGRAPH_BAD_RESPONSE',
    when: 'A subgraph answered with what is no right answer: another status, no JSON, too large, values that its schema does not allow, or a refusal of an operation that the composed schema allows.',
    http: IN_ANSWER,
    remedy:
      'The other fields stand. Tell whoever runs the service: the subgraph and the composed schema may differ.',
  },
  ...planningErrors,
  ...planErrors,
  ...limitErrors,
  ...accessErrors,
] as const satisfies readonly ErrorDescription[];

/** A code that the gateway raises. */
export type GatewayErrorCode = (typeof gatewayErrors)[number]['code'];

/** Every code that an answer can hold: those of the gateway, then those of subgraphs. */
export const catalogue: readonly ErrorDescription[] = [...gatewayErrors, ...errorCatalogue];
