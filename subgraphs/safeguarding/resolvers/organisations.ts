import { absenceWhenEmpty } from '../../common/facts/resolvers';
import type { Given } from '../../common/reading/filter';
import type { PageArguments } from '../../common/reading/page';
import { all } from '../../common/when';
import { partnerListing, type PartnerArguments } from '../listings/parts';
import type { Loaders } from '../loaders';
import { isChosen, statementsAbout, type Id, type Rows, type SafeguardingContext } from './shared';

/** The ids of the partnerships that rows tie a council to, by its area or as a partner. */
const tiedTo = async (council: string, rows: Rows, loaders: Loaders): Promise<string[]> => {
  const tied = await Promise.all([
    loaders.areasByCouncil[rows].load(council),
    loaders.partnersByOrganisation[rows].load({ __typename: 'Council', id: council }),
  ]);
  return tied.flat().flatMap(({ partnership: { to } }) => (to === null ? [] : [to.id]));
};

const byIds = async (ids: readonly string[], rows: Rows, loaders: Loaders) =>
  (await all([...new Set(ids)].sort().map((id) => loaders.partnershipsByOwnId[rows].load(id)))).flat();

const partnershipsOf = async (council: string, loaders: Loaders) =>
  byIds(await tiedTo(council, 'shown', loaders), 'shown', loaders);

/** Partnerships that are themselves pending, and those that hold and that the council is to join. */
const pendingPartnershipsOf = async (council: string, loaders: Loaders) => {
  const [tied, toBeTied] = await Promise.all([
    tiedTo(council, 'shown', loaders),
    tiedTo(council, 'pending', loaders),
  ]);
  const [pending, joined] = await Promise.all([
    byIds([...tied, ...toBeTied], 'pending', loaders),
    byIds(toBeTied, 'shown', loaders),
  ]);
  const found = new Map([...pending, ...joined].map((row) => [row.id, row]));
  return [...found.keys()].sort().map((id) => found.get(id));
};

const partnershipRoles =
  (type: 'Council' | 'Agency') =>
  ({ id }: Id, { filter, ...page }: PartnerArguments & PageArguments, { loaders }: SafeguardingContext) =>
    loaders.partnerPagesByOrganisation.load(id, partnerListing(loaders.reader, type, filter), page);

/** What this subgraph adds to the entities of other homes. */
export const organisations = {
  Council: {
    safeguardingPartnerships: ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) =>
      partnershipsOf(id, loaders),
    safeguardingPartnershipsAbsence: async ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) =>
      absenceWhenEmpty(await partnershipsOf(id, loaders)),
    pendingSafeguardingPartnerships: ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) =>
      pendingPartnershipsOf(id, loaders),
    partnershipRoles: partnershipRoles('Council'),
    scrutinyArrangements: ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) =>
      loaders.scrutinyByCouncil.shown.load(id),
    scrutinyArrangementsAbsence: async ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) =>
      absenceWhenEmpty(await loaders.scrutinyByCouncil.shown.load(id)),
    pendingScrutinyArrangements: ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) =>
      loaders.scrutinyByCouncil.pending.load(id),
    safeguardingGroups: async (
      { id }: Id,
      { kind }: { readonly kind?: Given<readonly string[]> },
      { loaders }: SafeguardingContext,
    ) => (await loaders.groupsByCouncil.shown.load(id)).filter((row) => isChosen(kind, row.kind)),
    pendingSafeguardingGroups: ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) =>
      loaders.groupsByCouncil.pending.load(id),
    childDeathFigures: ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) =>
      loaders.childDeathFiguresByCouncil.load(id),
    safeguardingStatements: statementsAbout('Council'),
  },
  Agency: { partnershipRoles: partnershipRoles('Agency'), safeguardingStatements: statementsAbout('Agency') },
  Service: {
    safeguardingPartnership: async ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) =>
      (await loaders.partnershipsByService.load(id))[0] ?? null,
    safeguardingStatements: statementsAbout('Service'),
  },
  Agreement: { safeguardingStatements: statementsAbout('Agreement') },
};
