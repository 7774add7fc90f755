import type { Link } from '../../common/columns';
import { factFields } from '../../common/facts/resolvers';
import { loadLinked } from '../reading/figures';
import type { FinanceContext } from './shared';

/** Statement: its subject is a figure of this subgraph, or a thing of another home. */
export const statement = {
  ...factFields,
  subject: ({ subject: { to } }: { readonly subject: Link }, _: unknown, { loaders }: FinanceContext) =>
    loadLinked(loaders, to),
};
