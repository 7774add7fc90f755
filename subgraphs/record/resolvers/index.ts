import { valueTypes } from '../../common/facts/resolvers';
import { scalars } from '../../common/scalars';
import { conflict } from './conflict';
import { dataset } from './dataset';
import { entry } from './entry';
import { query } from './query';
import { source } from './source';
import { things } from './things';

/** Row to shape, nothing else. */
export const resolvers = {
  ...scalars,
  ...valueTypes,
  ...query,
  ...entry,
  ...conflict,
  ...source,
  ...dataset,
  ...things,
};
