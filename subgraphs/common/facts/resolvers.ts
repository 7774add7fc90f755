import type { CitedPlaces, Figure, Link, Reference } from '../columns';
import type { Context } from '../context';
import type { Read } from '../reading/loaders';
import { confirmationOf } from './confirmation';
import { all, when } from '../when';
import { plainDecimal, pounds } from './decimal';

interface Cited {
  readonly cited: CitedPlaces;
}

/** Place keys begin with their source's id and a slash. */
const sourceOf = (placeId: string): string => placeId.slice(0, placeId.indexOf('/'));

/** Where a row is stated, the best place first; of several sources, those that were known by the view's day. */
export const citations = ({ cited }: Cited, _: unknown, { loaders, view: { knownAt } }: Context) =>
  when(
    all(
      cited.placeIds.map((placeId) =>
        when(loaders.sourceById.load(sourceOf(placeId)), (source) =>
          when(loaders.placeById.load(placeId), (place) => ({ source, place })),
        ),
      ),
    ),
    (cites) => {
      const known = cites.filter(({ source }) => knownAt === null || (source?.date?.from ?? '') <= knownAt);
      // What is named whatever the view, such as a council, is cited even where no source spoke of it yet.
      return known.length > 0 ? known : cites;
    },
  );

/** The fields that every type implementing Fact shares: spread into its resolvers. */
export const factFields = {
  citations,
  confirmation: (row: Read<Cited>, _: unknown, { view }: Context) => confirmationOf(row, view),
};

/** A resolver that gives the thing a row links to: `host: linked('host')`. The gateway asks its home for the rest. */
export const linked =
  <Key extends string>(key: Key) =>
  (row: Readonly<Record<Key, Link>>): Reference | null =>
    row[key].to;

/** A resolver that says why a row's link leads nowhere; null where it leads somewhere. */
export const absenceOf =
  <Key extends string>(key: Key) =>
  (row: Readonly<Record<Key, { readonly absence: Link['absence'] }>>): Link['absence'] =>
    row[key].absence;

/** Why a list is empty: its sources name nothing; null where it isn't. */
export const absenceWhenEmpty = (rows: readonly unknown[]): Link['absence'] =>
  rows.length === 0 ? 'NOT_STATED' : null;

/** A resolver that gives the year of a financial-year column. */
export const yearOf =
  <Key extends string>(key: Key) =>
  (row: Readonly<Record<Key, { readonly year: string | null }>>): string | null =>
    row[key].year;

/** The resolvers of the value types and the provenance types, the same in every subgraph. */
export const valueTypes = {
  Money: {
    amount: ({ value }: Figure) => pounds(value),
    upTo: ({ upTo }: Figure) => pounds(upTo),
    currency: () => 'GBP',
  },
  Quantity: {
    value: ({ value }: Figure) => plainDecimal(value),
    upTo: ({ upTo }: Figure) => plainDecimal(upTo),
  },
  Source: {
    __resolveReference: ({ id }: { readonly id: string }, { loaders }: Context) =>
      loaders.sourceById.load(id),
    publisher: linked('publisher'),
    reference: (row: Text<'reference'>) => row.reference.text,
    referenceAbsence: absenceOf('reference'),
    address: (row: Text<'address'>) => row.address.text,
    addressAbsence: absenceOf('address'),
    licence: (row: Text<'licence'>) => row.licence.text,
    licenceAbsence: absenceOf('licence'),
  },
};

type Text<Key extends string> = Readonly<
  Record<Key, { readonly text: string | null; readonly absence: Link['absence'] }>
>;

/** Abstract types resolve by the row's own `__typename`, or by the type of its table. */
export const resolveByTable = (value: {
  readonly __typename?: string;
  readonly table?: { readonly type: string };
}): string => value.__typename ?? value.table?.type ?? '';
