import type { StoredRow } from '../../common/columns';
import { every, isIn, type Sql } from '../../common/database/sql';
import { shownBy } from '../../common/database/view-conditions';
import { bytesOfRows } from '../../common/reading/kept-size';
import { loadByKey, type KeyLoader } from '../../common/reading/load-by-key';
import { nameOf, type Reader } from '../../common/reading/loaders';
import type { Listing } from '../../common/reading/listing';
import type { RowOf, Table } from '../../common/table';
import { amounts } from '../derived/tables';
import { totalsOf, type Totals } from './totals';

type AmountListing = Listing<RowOf<typeof amounts>>;

/** What is computed over the whole of a list of amounts, whatever page of it is asked for. */
export interface AmountSums {
  /** Sums of like amounts, and what was left out of them. */
  totals(parent: string, listing: AmountListing): Promise<Totals>;
  /** How many proposals, plans and expectations the view's day kept out of the list. */
  pending(parent: string, listing: AmountListing): Promise<number>;
}

/** The amounts of the list, as `listed`, under the parents. */
const listedUnder = (parents: readonly string[], { from }: AmountListing, shown: readonly Sql[]): Sql => {
  const which = every([isIn('thing_id', parents), ...shown]);
  return {
    text: `WITH listed AS (SELECT * FROM (${from?.text ?? ''}) AS facts WHERE ${which.text})`,
    values: [...(from?.values ?? []), ...which.values],
  };
};

const overlaps = (relation: string): string =>
  'EXISTS (SELECT 1 FROM amount_overlaps JOIN listed AS other ON other.id = amount_overlaps.other_key ' +
  `WHERE amount_overlaps.amount_key = listed.id AND amount_overlaps.relation = '${relation}' ` +
  'AND other.thing_id = listed.thing_id AND other.amount IS NOT NULL)';

/** Why an amount is left out of every total; null where it is added. The first that holds is said. */
const LEFT_OUT = `CASE
  WHEN kind_of_amount = 'UNIT_COST' THEN 'UNIT_COST'
  WHEN amount IS NULL THEN 'NO_AMOUNT'
  WHEN ${overlaps('PART')} THEN 'PART_OF_ANOTHER'
  WHEN ${overlaps('REPEATED')} THEN 'REPEATED'
  WHEN amount_to IS NOT NULL OR amount_qualifier IN ('UP_TO', 'AT_LEAST') THEN 'RANGE'
  WHEN amount_qualifier = 'MISPRINT' THEN 'MISPRINT'
  WHEN financial_year IS NULL THEN 'NO_YEAR'
END`;

const GROUP = 'thing_id, left_out, kind_of_amount, nature, basis, standing, financial_year';

const TOTALS = `SELECT ${GROUP}, count(*) AS added, sum(amount) AS pence,
  sum(CASE WHEN amount_qualifier = 'EXACT' THEN 0 ELSE 1 END) AS inexact
  FROM (SELECT listed.*, ${LEFT_OUT} AS left_out FROM listed) AS judged
  GROUP BY ${GROUP} ORDER BY financial_year NULLS FIRST, kind_of_amount NULLS FIRST, nature NULLS LAST,
    basis NULLS FIRST, standing NULLS FIRST`;

const PENDING = 'SELECT thing_id, count(*) AS total FROM listed GROUP BY thing_id';

/** Reads the rows of one statement for each parent, in one statement for all parents that ask for the same list. */
const rowsByParent = (reader: Reader, select: string) => {
  const loaders = new Map<string, KeyLoader<readonly StoredRow[]>>();
  return (parent: string, listing: AmountListing, shown: readonly Sql[]) => {
    const key = JSON.stringify([listing.from, shown]);
    const statement = (parents: readonly string[]): Sql => {
      const listed = listedUnder(parents, listing, shown);
      return { ...listed, text: `${listed.text} ${select}` };
    };
    const loader =
      loaders.get(key) ??
      loadByKey<readonly StoredRow[]>(reader, {
        name: () => nameOf(statement),
        read: async (parents) => {
          const rows = await reader.snapshot.all(statement(parents));
          return parents.map((each) => {
            const value = rows.filter((row) => row['thing_id'] === each);
            return { value, bytes: bytesOfRows(value) };
          });
        },
      });
    loaders.set(key, loader);
    return loader.load(parent);
  };
};

/** The sums of one request. */
export const createAmountSums = (reader: Reader): AmountSums => {
  const table = amounts as Table;
  const totals = rowsByParent(reader, TOTALS);
  const pending = rowsByParent(reader, PENDING);
  return {
    totals: async (parent, listing) => {
      const shown = listing.shown ?? shownBy(table, reader.view);
      return totalsOf(await totals(parent, listing, [shown, ...(listing.where ?? [])]));
    },
    pending: async (parent, listing) => {
      // Without a day nothing is kept out, and a filter that names standings has taken the view's rule away.
      if (reader.view.asOf === null || listing.shown !== undefined) return 0;
      const kept = [shownBy(table, reader.view, 'PENDING'), ...(listing.where ?? [])];
      const [row] = await pending(parent, listing, kept);
      return Number(row?.['total'] ?? 0);
    },
  };
};
