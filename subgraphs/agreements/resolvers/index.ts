import { resolveByTable, valueTypes } from '../../common/facts/resolvers';
import { scalars } from '../../common/scalars';
import { followed } from '../follow';
import { ofAnotherHome } from './about';
import { agreements } from './agreements';
import { decisions } from './decisions';
import { organisations } from './organisations';
import { query } from './query';
import { services } from './services';

/** Row to shape, nothing else. */
export const resolvers = {
  ...scalars,
  ...valueTypes,
  ...query,
  ...organisations,
  ...services,
  ...agreements,
  ...decisions,
  // Organisations are at home here, where a reference alone would leave out their names.
  Source: { ...valueTypes.Source, publisher: followed('publisher') },
  SafeguardingPartnership: ofAnotherHome('SafeguardingPartnership'),
  ImprovementPlan: ofAnotherHome('ImprovementPlan'),
  DeliveryModelProgramme: ofAnotherHome('DeliveryModelProgramme'),
  ImprovementPartnership: ofAnotherHome('ImprovementPartnership'),
  Organisation: { __resolveType: resolveByTable },
  Subject: { __resolveType: resolveByTable },
  Fact: { __resolveType: resolveByTable },
};
