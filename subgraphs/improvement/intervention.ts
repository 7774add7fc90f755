import { APPLIED_STANDINGS, type Reference, type Standing } from '../common/columns';
import { confirmationOf } from '../common/facts/confirmation';
import type { Read } from '../common/reading/loaders';
import type { RowOf } from '../common/table';
import type { View } from '../common/view';
import type { Loaders } from './loaders';
import type { commissioners, directions, improvementPartnerships } from './tables';

/** How a council stands to intervention; what is better confirmed comes first. */
export const INTERVENTION_STATUSES = [
  'IN_FORCE',
  'NOT_CONFIRMED_SINCE',
  'START_NOT_STATED',
  'ENDED',
  'PENDING',
] as const;

/**
 * The statuses whose instruments are listed together, whichever of them is the council's: with a day those that apply on
 * it, confirmed or not confirmed since; without one all on record, since only then a view shows what is over.
 */
const LISTED_TOGETHER: readonly InterventionStatus[] = ['IN_FORCE', 'NOT_CONFIRMED_SINCE', 'ENDED'];

/** How a council stands to intervention. */
export type InterventionStatus = (typeof INTERVENTION_STATUSES)[number];

/** A direction or a notice. */
export type Direction = Read<RowOf<typeof directions>>;
type Commissioner = Read<RowOf<typeof commissioners>>;
type ImprovementPartnership = Read<RowOf<typeof improvementPartnerships>>;

/** What puts a council under intervention. */
export type Instrument = RowOf<typeof directions>['kind'] | 'COMMISSIONER';

/** A council's intervention as the view has it. Its id is the council's, by which the rest is loaded. */
export interface CouncilIntervention {
  readonly id: string;
  readonly council: Reference;
  readonly status: InterventionStatus;
  /** The kinds of the instruments that apply in the view; where none does, of those that give the status. */
  readonly instruments: readonly Instrument[];
  readonly directions: readonly Direction[];
  readonly commissioners: readonly Commissioner[];
  readonly pendingDirections: readonly Direction[];
  readonly pendingCommissioners: readonly Commissioner[];
}

/** Who helps, and by which of the two. */
export interface InterventionHelper {
  readonly organisation: Reference;
  readonly direction: Direction | null;
  readonly improvementPartnership: ImprovementPartnership | null;
}

/** The rows that are not below AGREED: without a day a view shows all, and intervention is never a mere proposal. */
export const appliedOf = <Row extends { readonly standing: Standing }>(rows: readonly Row[]): Row[] =>
  rows.filter(({ standing }) => APPLIED_STANDINGS.includes(standing));

const statusOf = (row: Direction | Commissioner, view: View): InterventionStatus => {
  const { status } = confirmationOf(row, view);
  switch (status) {
    case 'ON_RECORD':
      return row.standing === 'ENDED' ? 'ENDED' : 'IN_FORCE';
    case 'CONFIRMED':
      return 'IN_FORCE';
    case 'NOT_CONFIRMED_SINCE':
    case 'START_NOT_STATED':
      return status;
    case 'OUTSIDE_PERIOD':
      return 'ENDED';
    case 'NOT_APPLIED':
      return 'PENDING';
  }
};

/** The statuses of the instruments that are listed for a council of a status. */
const listedBeside = (status: InterventionStatus): readonly InterventionStatus[] =>
  LISTED_TOGETHER.includes(status) ? LISTED_TOGETHER : [status];

const kindOf = (row: Direction | Commissioner): Instrument => ('kind' in row ? row.kind : 'COMMISSIONER');

/** A council's intervention; null where no direction, notice or commissioner is on record for it, pending or not. */
export const interventionOf = async (id: string, loaders: Loaders): Promise<CouncilIntervention | null> => {
  const [shownDirections, shownCommissioners, pendingDirections, pendingCommissioners] = await Promise.all([
    loaders.directionsByCouncil.shown.load(id),
    loaders.commissionersByCouncil.shown.load(id),
    loaders.directionsByCouncil.pending.load(id),
    loaders.commissionersByCouncil.pending.load(id),
  ]);
  const applied = { directions: appliedOf(shownDirections), commissioners: appliedOf(shownCommissioners) };
  const standing = [
    ...[...applied.directions, ...applied.commissioners].map((row) => ({
      instrument: kindOf(row),
      status: statusOf(row, loaders.reader.view),
    })),
    ...[...pendingDirections, ...pendingCommissioners].map((row) => ({
      instrument: kindOf(row),
      status: 'PENDING' as const,
    })),
  ];
  const status = INTERVENTION_STATUSES.find((each) => standing.some((row) => row.status === each));
  if (status === undefined) return null;
  const statuses = listedBeside(status);
  const listed = standing.filter((row) => statuses.includes(row.status)).map(({ instrument }) => instrument);
  return {
    id,
    council: { __typename: 'Council', id },
    status,
    instruments: [...new Set(listed)],
    ...applied,
    pendingDirections,
    pendingCommissioners,
  };
};

const helpersBy = (
  named: readonly Direction[],
  partnerships: readonly ImprovementPartnership[],
): InterventionHelper[] => [
  ...named.flatMap((direction) =>
    direction.helper.to === null
      ? []
      : [{ organisation: direction.helper.to, direction, improvementPartnership: null }],
  ),
  ...partnerships.flatMap((improvementPartnership) =>
    improvementPartnership.helper.to === null
      ? []
      : [{ organisation: improvementPartnership.helper.to, direction: null, improvementPartnership }],
  ),
];

/** Who helps a council: whom its directions name, and the helpers of its improvement partnerships. */
export const helpersOf = async ({ id, directions }: CouncilIntervention, loaders: Loaders) =>
  helpersBy(directions, appliedOf(await loaders.improvementPartnershipsByCouncil.shown.load(id)));

/** Who would help a council. */
export const pendingHelpersOf = async (
  { id, pendingDirections }: CouncilIntervention,
  loaders: Loaders,
): Promise<InterventionHelper[]> =>
  helpersBy(pendingDirections, await loaders.improvementPartnershipsByCouncil.pending.load(id));
