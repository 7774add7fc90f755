import { errorCatalogue, type ErrorDescription } from '../../subgraphs/common/errors';
import { gatewayErrors } from '../errors';
import { generatedNote, tableOf } from './table';

const table = (errors: readonly ErrorDescription[]): string =>
  tableOf(
    ['code', 'when', 'HTTP status', 'what you can do'],
    errors.map(({ code, when, http, remedy }) => [`\`${code}\``, when, http, remedy]),
  );

/** The page of all error codes. */
export const errorsPage = (): string => `${generatedNote('gateway/errors.ts and subgraphs/common/errors.ts')}

# Errors

Every error of an answer has a \`message\` that says what is wrong and what would be right, and a \`code\` in its
\`extensions\`. Where a subgraph failed, \`path\` is the field that it cost, and \`subgraph\` its name; every other field
of the answer stands. An id that nothing has is no error: its field is null.

## From the gateway

${table(gatewayErrors)}

## From a subgraph

${table(errorCatalogue)}
`;
