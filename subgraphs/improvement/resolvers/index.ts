import { resolveByTable, valueTypes } from '../../common/facts/resolvers';
import { scalars } from '../../common/scalars';
import { entities } from './entities';
import { inspections } from './inspections';
import { intervention } from './intervention';
import { plans } from './plans';
import { queries } from './queries';
import { results } from './results';
import { statement } from './statement';

/** Row to shape, nothing else. */
export const resolvers = {
  ...scalars,
  ...valueTypes,
  Query: queries,
  ...entities,
  ...inspections,
  ...intervention,
  ...plans,
  ...results,
  Statement: statement,
  Fact: { __resolveType: resolveByTable },
  Organisation: { __resolveType: resolveByTable },
  Subject: { __resolveType: resolveByTable },
};
