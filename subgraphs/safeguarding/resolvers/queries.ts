import { sql } from '../../common/database/sql';
import { filledText } from '../../common/reading/filter';
import { allOf } from '../../common/reading/loaders';
import { deadlineListing, independentReviewListing, legalDutyListing } from '../listings/duties';
import { partnershipListing } from '../listings/partnerships';
import { goalListing, groupListing, reviewTypeListing, scrutinyListing } from '../listings/parts';
import { statementListing } from '../listings/statements';
import { partnerships } from '../tables';
import { connection, type Id, type SafeguardingContext } from './shared';

/** Query. */
export const queries = {
  safeguardingPartnership: (_: unknown, { id }: Id, { loaders }: SafeguardingContext) =>
    loaders.partnershipById.load(id),
  safeguardingPartnershipsByName: (
    _: unknown,
    { name }: { readonly name: string },
    { loaders: { reader } }: SafeguardingContext,
  ) => {
    const whole = filledText(name, 'name').toLowerCase();
    return allOf({ ...reader, view: { ...reader.view, asOf: null } }, partnerships, {
      where: sql('lower(name) = ? OR lower(abbreviation) = ?', whole, whole),
      order: ['name'],
    });
  },
  safeguardingPartnerships: connection(partnershipListing),
  safeguardingGroups: connection(groupListing),
  safeguardingGoals: connection(goalListing),
  scrutinyArrangements: connection(scrutinyListing),
  reviewTypes: connection(reviewTypeListing),
  legalDuties: connection(legalDutyListing),
  deadlines: connection(deadlineListing),
  independentReviews: connection(independentReviewListing),
  safeguardingStatements: connection(statementListing),
};
