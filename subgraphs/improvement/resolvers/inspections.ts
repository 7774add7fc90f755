import { absenceWhenEmpty, absenceOf, factFields, linked } from '../../common/facts/resolvers';
import type { TextOrAbsence } from '../../common/columns';
import type { Page } from '../../common/reading/page';
import type { RowOf } from '../../common/table';
import { when } from '../../common/when';
import type { Loaders } from '../loaders';
import type { inspections as inspectionTable, judgements } from '../tables';
import { entity, loaded, own, statements, type Id, type ImprovementContext } from './shared';

const overallOf = (inspection: string, loaders: Loaders) =>
  when(loaders.judgementsByInspection.load(inspection), (judgements) =>
    judgements.filter(({ overall }) => overall === 'OVERALL'),
  );

/** Inspection, Judgement, Visit. */
export const inspections = {
  Inspection: {
    ...entity((loaders) => loaders.inspectionById),
    ...factFields,
    council: linked('council'),
    councilAbsence: absenceOf('council'),
    inspector: linked('inspector'),
    inspectorAbsence: absenceOf('inspector'),
    framework: ({ framework }: { readonly framework: TextOrAbsence }) => framework.text,
    frameworkAbsence: absenceOf('framework'),
    judgements: loaded((loaders) => loaders.judgementsByInspection),
    judgementsAbsence: ({ id }: Id, _: unknown, { loaders }: ImprovementContext) =>
      when(loaders.judgementsByInspection.load(id), absenceWhenEmpty),
    overallJudgement: ({ id }: Id, _: unknown, { loaders }: ImprovementContext) =>
      when(overallOf(id, loaders), ([overall]) => overall ?? null),
    overallJudgementAbsence: ({ id }: Id, _: unknown, { loaders }: ImprovementContext) =>
      when(overallOf(id, loaders), absenceWhenEmpty),
    statements,
  },
  InspectionConnection: {
    absence: ({ nodes, totalCount }: Page<RowOf<typeof inspectionTable>>) =>
      nodes.length > 0 ? null : when(totalCount(), (total) => (total === 0 ? 'NOT_STATED' : null)),
  },
  Judgement: {
    ...factFields,
    inspection: own('inspection', (loaders) => loaders.inspectionById),
    scope: ({ overall }: RowOf<typeof judgements>) => overall,
  },
  Visit: {
    ...factFields,
    council: linked('council'),
    councilAbsence: absenceOf('council'),
    visitor: linked('by'),
    visitorAbsence: absenceOf('by'),
    commissioner: own('commissioner', (loaders) => loaders.commissionerById),
    service: linked('service'),
    serviceAbsence: absenceOf('service'),
    improvementPartnership: own('partnership', (loaders) => loaders.improvementPartnershipById),
    statements,
  },
};
