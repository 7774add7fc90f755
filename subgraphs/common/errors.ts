import { GraphQLError } from 'graphql';

/** One error code: when it happens, what it does to the HTTP answer, and what the reader can do. */
export interface ErrorDescription {
  readonly code: string;
  readonly when: string;
  readonly http: string;
  readonly remedy: string;
}

const IN_ANSWER = '200, in the errors beside the rest of the answer';

/** The codes that a subgraph raises. The gateway adds its own; the errors page is generated from both. */
export const errorCatalogue = [
  {
    code: 'BAD_DATE',
    when: 'A date is not a calendar day in the form YYYY-MM-DD.',
    http: '400 where it is a variable or a literal of the operation',
    remedy: 'Write the day as year, month and day: 2021-04-01.',
  },
  {
    code: 'DATE_OUT_OF_RANGE',
    when: 'A date lies outside 1900 to 2099, the years that the graph can speak of.',
    http: '400 where it is a variable or a literal of the operation',
    remedy: 'Ask for a day in that span.',
  },
  {
    code: 'BAD_FINANCIAL_YEAR',
    when: 'A financial year is not two years that follow each other.',
    http: '400 where it is a variable or a literal of the operation',
    remedy: 'Write it as 2019/20; 2019-20 and 201920 are understood too.',
  },
  {
    code: 'PAGE_SIZE_OUT_OF_RANGE',
    when: '`first` is below 1 or above 100.',
    http: IN_ANSWER,
    remedy: 'Ask for 1 to 100, and for the next page with `after: pageInfo.endCursor`.',
  },
  {
    code: 'BAD_CURSOR',
    when: '`after` is not a cursor of this list in this order: forged, cut, or from another list, filter or order.',
    http: IN_ANSWER,
    remedy: 'Use an `endCursor` of the same list with the same filter and order, or leave `after` out.',
  },
  {
    code: 'BAD_FILTER',
    when: 'A filter holds a value that nothing can match: an empty text, an unknown name.',
    http: IN_ANSWER,
    remedy: 'The message names the value and what would be right.',
  },
  {
    code: 'BAD_RANGE',
    when: 'The first of two days comes after the second.',
    http: IN_ANSWER,
    remedy: 'Put the earlier day first.',
  },
  {
    code: 'SUBGRAPH_BUSY',
    when: 'The database could not be read in time, or is being replaced.',
    http: IN_ANSWER,
    remedy: 'Ask again; the other fields of the answer stand.',
  },
  {
    code: 'INTERNAL_SERVER_ERROR',
    when: 'Something failed that no other code describes.',
    http: IN_ANSWER,
    remedy: 'Tell whoever runs the service, with the time and the path; the cause is in its log.',
  },
] as const satisfies readonly ErrorDescription[];

/** A code that a subgraph raises. */
export type SubgraphErrorCode = (typeof errorCatalogue)[number]['code'];

/** Something wrong with what was asked: says what, where (the argument's path), and what would be right. */
export class InputError extends GraphQLError {
  constructor(code: SubgraphErrorCode, message: string, argument?: string) {
    super(message, { extensions: { code, ...(argument === undefined ? {} : { argument }) } });
    this.name = 'InputError';
  }
}
