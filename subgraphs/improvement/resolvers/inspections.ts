import { absenceWhenEmpty, absenceOf, factFields, linked } from '../../common/facts/resolvers';
import type { TextOrAbsence } from '../../common/columns';
import type { Page } from '../../common/reading/page';
import type { RowOf } from '../../common/table';
import type { Loaders } from '../loaders';
import type { inspections as inspectionTable, judgements } from '../tables';
import { entity, loaded, own, statements, type Id, type ImprovementContext } from './shared';

const overallOf = async (inspection: string, loaders: Loaders) =>
  (await loaders.judgementsByInspection.load(inspection)).filter(({ overall }) => overall === 'OVERALL');

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
    judgementsAbsence: async ({ id }: Id, _: unknown, { loaders }: ImprovementContext) =>
      absenceWhenEmpty(await loaders.judgementsByInspection.load(id)),
    overallJudgement: async ({ id }: Id, _: unknown, { loaders }: ImprovementContext) =>
      (await overallOf(id, loaders))[0] ?? null,
    overallJudgementAbsence: async ({ id }: Id, _: unknown, { loaders }: ImprovementContext) =>
      absenceWhenEmpty(await overallOf(id, loaders)),
    statements,
  },
  InspectionConnection: {
    absence: async ({ nodes, totalCount }: Page<RowOf<typeof inspectionTable>>) =>
      nodes.length === 0 && (await totalCount()) === 0 ? 'NOT_STATED' : null,
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
