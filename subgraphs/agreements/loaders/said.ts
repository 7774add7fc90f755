import { sql } from '../../common/database/sql';
import { manyBy, manyByLink, type Reader } from '../../common/reading/loaders';
import { pagesBy } from '../../common/reading/page';
import type { RowOf } from '../../common/table';
import * as tables from '../tables';

/** The changes of an agreement itself, and of whatever else that are or would be made under it. */
const changesOfAgreements = sql(
  "SELECT *, subject_id AS parent_id FROM changes WHERE subject_type = 'Agreement' " +
    'UNION SELECT *, agreement_id AS parent_id FROM changes WHERE agreement_id IS NOT NULL',
);

/** Loaders of what is said about a thing, whatever its type. */
export const saidLoaders = (reader: Reader) => ({
  aliasesByNamed: manyByLink(reader, tables.aliases, 'named', {
    where: sql(`kind <> 'GROUP'`),
    order: ['alias'],
  }),
  groupsByNamed: manyByLink(reader, tables.aliases, 'named', {
    where: sql(`kind = 'GROUP'`),
    order: ['alias'],
  }),
  changesBySubject: manyByLink(reader, tables.changes, 'subject', { order: ['effective_on_from'] }),
  pendingChangesBySubject: manyByLink(reader, tables.changes, 'subject', {
    order: ['effective_on_from'],
    shown: 'PENDING',
  }),
  changesByAgreement: manyBy(reader, tables.changes, 'parent_id', {
    from: changesOfAgreements,
    order: ['effective_on_from'],
  }),
  pendingChangesByAgreement: manyBy(reader, tables.changes, 'parent_id', {
    from: changesOfAgreements,
    order: ['effective_on_from'],
    shown: 'PENDING',
  }),
  stepsBySubject: manyByLink(reader, tables.steps, 'subject', { order: ['due_on_from'] }),
  precedentsBySubject: manyByLink(reader, tables.precedents, 'subject'),
  precedentsByPrecedent: manyByLink(reader, tables.precedents, 'precedent'),
  decisionsBySubject: pagesBy<RowOf<typeof tables.decisions>>(reader, 'subject_id'),
  statementsBySubject: pagesBy<RowOf<typeof tables.agreementStatements>>(reader, 'subject_id'),
});
