import { resolveByTable, valueTypes } from '../../common/facts/resolvers';
import { scalars } from '../../common/scalars';
import { organisations } from './organisations';
import { partnership } from './partnership';
import { parts } from './parts';
import { queries } from './queries';
import { statement } from './statement';

/** Row to shape, nothing else. */
export const resolvers = {
  ...scalars,
  ...valueTypes,
  Query: queries,
  SafeguardingPartnership: partnership,
  ...parts,
  ...organisations,
  Statement: statement,
  Fact: { __resolveType: resolveByTable },
  Subject: { __resolveType: resolveByTable },
};
