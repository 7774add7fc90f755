import { sql } from '../common/database/sql';
import { idGiven, oneOf, type Given } from '../common/reading/filter';
import { cursorOf, valuesOf } from '../common/reading/cursor';
import { checkFirst, type PageArguments } from '../common/reading/page';
import { readOnce } from '../common/reading/read-once';
import {
  helpersOf,
  INTERVENTION_STATUSES,
  interventionOf,
  pendingHelpersOf,
  type CouncilIntervention,
  type Instrument,
  type InterventionStatus,
} from './intervention';
import type { Loaders } from './loaders';
import type { Maybe } from '../common/when';

/** Which councils under intervention. */
export interface InterventionFilter {
  readonly councilId?: Given<string>;
  readonly instrument?: Given<readonly Instrument[]>;
  readonly helperId?: Given<string>;
  readonly status?: Given<readonly InterventionStatus[]>;
}

type InterventionArguments = PageArguments & { readonly filter?: Given<InterventionFilter> };

/** What counts as under intervention where no filter says otherwise. */
const UNDER_INTERVENTION: readonly InterventionStatus[] = ['IN_FORCE', 'NOT_CONFIRMED_SINCE'];

const check = (filter: Given<InterventionFilter>): void => {
  oneOf('instrument', filter?.instrument, 'filter.instrument');
  oneOf('status', filter?.status, 'filter.status');
  if (typeof filter?.helperId === 'string') idGiven(filter.helperId, 'filter.helperId');
};

const COUNCILS = sql(
  'SELECT council_id FROM directions WHERE council_id IS NOT NULL UNION ' +
    'SELECT council_id FROM commissioners WHERE council_id IS NOT NULL ORDER BY council_id',
);

/** The councils for which any instrument is on record, in the order of their ids. */
const councilsOf = (filter: Given<InterventionFilter>, { reader }: Loaders): Maybe<readonly string[]> => {
  if (typeof filter?.councilId === 'string') return [idGiven(filter.councilId, 'filter.councilId')];
  return readOnce(reader, COUNCILS, (rows) => rows.map((row) => String(row['council_id'])));
};

const isHelpedBy = async (
  intervention: CouncilIntervention,
  helper: string,
  loaders: Loaders,
): Promise<boolean> => {
  const helpers = intervention.status === 'PENDING' ? pendingHelpersOf : helpersOf;
  return (await helpers(intervention, loaders)).some(({ organisation }) => organisation.id === helper);
};

/** Whatever its status, whether an intervention is one that the filter names. */
const isNamed = async (
  intervention: CouncilIntervention,
  filter: Given<InterventionFilter>,
  loaders: Loaders,
): Promise<boolean> => {
  const { instrument, helperId } = filter ?? {};
  if (instrument && !instrument.some((each) => intervention.instruments.includes(each))) return false;
  return typeof helperId === 'string' ? isHelpedBy(intervention, helperId, loaders) : true;
};

/**
 * A page of the councils under intervention. There is one entry a council, found from rows of two tables, and at most
 * some 150 councils: so they are read whole, four statements for all, and paged here.
 */
export const interventionsPage = async (
  { filter, first, after }: InterventionArguments,
  loaders: Loaders,
) => {
  checkFirst(first);
  check(filter);
  const statuses = filter?.status ?? UNDER_INTERVENTION;
  const councils = await councilsOf(filter, loaders);
  const found = (await Promise.all(councils.map((id) => interventionOf(id, loaders)))).filter(
    (intervention) => intervention !== null,
  );
  const areNamed = await Promise.all(found.map((each) => isNamed(each, filter, loaders)));
  const named = found.filter((_, index) => areNamed[index]);
  const listed = named.filter(({ status }) => statuses.includes(status));
  const list = JSON.stringify(['interventions', loaders.reader.view, filter]);
  const [last] = typeof after === 'string' ? valuesOf(list, after, 1) : [''];
  const behind = listed.filter(({ id }) => id > String(last));
  const edges = behind.slice(0, first).map((node) => ({ node, cursor: cursorOf(list, [node.id]) }));
  return {
    nodes: edges.map(({ node }) => node),
    edges,
    pageInfo: { hasNextPage: behind.length > first, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount: listed.length,
    leftOut: INTERVENTION_STATUSES.filter((status) => !statuses.includes(status))
      .map((status) => ({ status, councils: named.filter((each) => each.status === status).length }))
      .filter((count) => count.councils > 0),
  };
};
