import { absenceOf, factFields, linked } from '../../common/facts/resolvers';
import { loaded, own, statements } from './shared';

/** Initiative, Indicator. */
export const results = {
  Initiative: {
    ...factFields,
    council: linked('council'),
    councilAbsence: absenceOf('council'),
    service: linked('service'),
    serviceAbsence: absenceOf('service'),
    results: loaded((loaders) => loaders.resultsByInitiative),
    statements,
  },
  Indicator: {
    ...factFields,
    council: linked('council'),
    councilAbsence: absenceOf('council'),
    comparatorOf: own('comparatorOf', (loaders) => loaders.indicatorById),
    comparators: loaded((loaders) => loaders.comparatorsByIndicator),
    initiative: own('initiative', (loaders) => loaders.initiativeById),
  },
};
