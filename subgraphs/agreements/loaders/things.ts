import { oneById, type Reader } from '../../common/reading/loaders';
import { ON_RECORD } from '../../common/view';
import * as tables from '../tables';

/** Loaders of things by their id. Councils and agencies are bodies, not facts: the view does not hide them. */
export const thingLoaders = (reader: Reader) => {
  const bodies = { ...reader, view: ON_RECORD };
  return {
    councilById: oneById(bodies, tables.councils),
    agencyById: oneById(bodies, tables.agencies),
    serviceById: oneById(reader, tables.services),
    agreementById: oneById(reader, tables.agreements),
    clauseById: oneById(reader, tables.agreementClauses),
    variationById: oneById(reader, tables.variations),
    decisionById: oneById(reader, tables.decisions),
    sharedPostById: oneById(reader, tables.posts),
    changeById: oneById(reader, tables.changes),
    stepById: oneById(reader, tables.steps),
  };
};
