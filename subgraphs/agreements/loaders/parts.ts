import { manyBy, type Reader } from '../../common/reading/loaders';
import { pagesBy } from '../../common/reading/page';
import type { RowOf, Table } from '../../common/table';
import * as tables from '../tables';

/** Loaders of what hangs on a service, an agreement or a post: what the view applies, and what is pending. */
export const partLoaders = (reader: Reader) => {
  const appliedAndPending = <Shape>(table: Table<Shape>, column: string, order: readonly string[]) => ({
    applied: manyBy(reader, table, column, { order }),
    pending: manyBy(reader, table, column, { order, shown: 'PENDING' }),
  });
  return {
    rolesByService: appliedAndPending(tables.serviceRoles, 'service_id', ['role', 'starts_on_from']),
    partsByService: appliedAndPending(tables.services, 'part_of_id', ['name']),
    postsByService: appliedAndPending(tables.posts, 'service_id', ['title']),
    variationsByService: manyBy(reader, tables.variations, 'service_id', { order: ['effective_on_from'] }),

    servicesByAgreement: pagesBy<RowOf<typeof tables.services>>(reader, 'agreement_id'),
    pendingServicesByAgreement: manyBy(reader, tables.services, 'agreement_id', {
      order: ['name'],
      shown: 'PENDING',
    }),
    partiesByAgreement: appliedAndPending(tables.agreementParties, 'agreement_id', ['role', 'party_id']),
    postsByAgreement: appliedAndPending(tables.posts, 'agreement_id', ['title']),
    variationsByAgreement: manyBy(reader, tables.variations, 'agreement_id', {
      order: ['effective_on_from'],
    }),
    clausesByAgreement: manyBy(reader, tables.agreementClauses, 'agreement_id', {
      order: ['kind', 'reference'],
    }),
    termsByAgreement: manyBy(reader, tables.terms, 'agreement_id', { order: ['"order"'] }),

    organisationsByPost: manyBy(reader, tables.postOrganisations, 'post_id', {
      order: ['relation', 'organisation_id'],
    }),
  };
};
