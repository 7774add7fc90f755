import type { Link } from '../../common/columns';
import { factFields } from '../../common/facts/resolvers';
import type { SafeguardingContext } from './shared';

/** What a statement is about: a thing of this subgraph is read here, all else at its home. */
const subject = (
  { subject: { to } }: { readonly subject: Link },
  _: unknown,
  { loaders }: SafeguardingContext,
) => {
  switch (to?.__typename) {
    case 'SafeguardingPartnership':
      return loaders.partnershipById.load(to.id);
    case 'PartnershipGroup':
      return loaders.groupById.load(to.id);
    case 'Goal':
      return loaders.goalById.load(to.id);
    case 'ReviewType':
      return loaders.reviewTypeById.load(to.id);
    case 'IndependentReview':
      return loaders.independentReviewById.load(to.id);
    default:
      return to;
  }
};

/** Statement. */
export const statement = { ...factFields, subject };
