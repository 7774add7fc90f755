import { projectRoot } from '../../subgraphs/common/project-root';
import { onOff, wholeNumber } from '../../subgraphs/common/process/setting';
import { choice, fileOrNone } from './setting-kinds';

/** The settings that bound what one operation may ask and cost, and which documents are answered. */
export const operationSettings = () => ({
  mostTokens: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_MAX_TOKENS',
      fallback: '10000',
      meaning: 'The most tokens (names, values and marks) that a document is read to.',
    },
    { least: 100, most: 20_000 },
  ),
  mostAliases: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_MAX_ALIASES',
      fallback: '500',
      meaning: "The most aliases that an operation may give, a fragment's counted wherever it is spread.",
    },
    { least: 0, most: 10_000 },
  ),
  mostRoots: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_MAX_ROOT_FIELDS',
      fallback: '50',
      meaning: 'The most fields that an operation itself may have, beside each other at its root.',
    },
    { least: 1, most: 10_000 },
  ),
  mostCost: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_MAX_COST',
      fallback: '10000000',
      meaning:
        'The most that an operation may cost: every object 1, times the length of each list that it stands in, as `@cost` and `@listSize` of the schema and the sizes of its pages say.',
    },
    { least: 1, most: 999_999_999 },
  ),
  listSize: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_COST_LIST_SIZE',
      fallback: '5',
      meaning: 'How long a list is taken to be, for the cost, whose length nothing in the schema says.',
    },
    { least: 1, most: 10_000 },
  ),
  limitsMode: choice(
    {
      name: 'COUNCIL_GRAPH_LIMITS',
      fallback: 'enforce',
      meaning:
        '`enforce` refuses operations beyond the limits of depth, fields, aliases, root fields, page sizes and cost; `measure` answers them and says in the log how far beyond they are. Tokens, values, bytes and times are bounded in both.',
    },
    ['enforce', 'measure'],
  ),
  explain: onOff({
    name: 'COUNCIL_GRAPH_EXPLAIN',
    fallback: 'on',
    meaning:
      'Whether a client may ask how its operation was answered, with the header `x-council-graph-explain` and some of the words `cost`, `plan`, `time`, `statements`.',
  }),
  documentMode: choice(
    {
      name: 'COUNCIL_GRAPH_DOCUMENTS_MODE',
      fallback: 'open',
      meaning:
        'Which documents are answered: `open` all; `prefer` all, and each that is not in the file is said in the log; `only` those of the file.',
    },
    ['open', 'prefer', 'only'],
  ),
  documentsFile: fileOrNone(
    {
      name: 'COUNCIL_GRAPH_DOCUMENTS',
      fallback: '',
      meaning:
        'A JSON file of documents by identifier, which clients then send as `documentId`. None where it is empty.',
    },
    projectRoot(),
  ),
  keptDocumentMegabytes: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_KEPT_DOCUMENTS_MB',
      fallback: '16',
      meaning:
        'The memory, in megabytes, for documents that clients name by a hash after sending them once (automatic persisted queries).',
    },
    { least: 1, most: 1024 },
  ),
});
