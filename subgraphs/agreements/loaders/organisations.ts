import { sql } from '../../common/database/sql';
import { manyBy, type Reader } from '../../common/reading/loaders';
import { pagesBy } from '../../common/reading/page';
import type { RowOf } from '../../common/table';
import { eitherOf, linkedRows, tiedRows, type OrganisationType } from '../reach';
import * as tables from '../tables';

/** Pages of what an organisation has: through its roles, as a party, or as the one who decides. */
export const organisationPages = (reader: Reader) => ({
  rolesByHolder: pagesBy<RowOf<typeof tables.serviceRoles>>(reader, 'holder_id'),
  servicesByOrganisation: pagesBy<RowOf<typeof tables.services>>(reader, 'parent_id'),
  agreementsByOrganisation: pagesBy<RowOf<typeof tables.agreements>>(reader, 'parent_id'),
  postsByOrganisation: pagesBy<RowOf<typeof tables.posts>>(reader, 'parent_id'),
  decisionsByOrganisation: pagesBy<RowOf<typeof tables.decisions>>(reader, 'parent_id'),
});

/** Loaders of short lists that the organisations of a type have. */
export const organisationLoaders = (reader: Reader, type: OrganisationType) => {
  const { view } = reader;
  const tied = { type, reach: 'ALSO_PENDING' } as const;
  return {
    pendingRoles: manyBy(reader, tables.serviceRoles, 'holder_id', {
      where: sql('holder_type = ?', type),
      order: ['role', 'starts_on_from'],
      shown: 'PENDING',
    }),
    pendingAgreements: manyBy(reader, tables.agreements, 'parent_id', {
      from: tiedRows(tables.agreements, tables.agreementParties, view, tied),
      order: ['name'],
      shown: 'PENDING',
    }),
    pendingPosts: manyBy(reader, tables.posts, 'parent_id', {
      from: tiedRows(tables.posts, tables.postOrganisations, view, tied),
      order: ['title'],
      shown: 'PENDING',
    }),
    pendingChanges: manyBy(reader, tables.changes, 'parent_id', {
      from: eitherOf(
        linkedRows(tables.changes, 'subject', type),
        tiedRows(tables.changes, tables.serviceRoles, view, { ...tied, subject: 'Service' }),
        tiedRows(tables.changes, tables.agreementParties, view, { ...tied, subject: 'Agreement' }),
      ),
      order: ['effective_on_from'],
      shown: 'PENDING',
    }),
    steps: manyBy(reader, tables.steps, 'parent_id', {
      from: eitherOf(linkedRows(tables.steps, 'by', type), linkedRows(tables.steps, 'subject', type)),
      order: ['due_on_from'],
    }),
  };
};
