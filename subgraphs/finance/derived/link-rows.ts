import type { StoredRow } from '../../common/columns';
import type { Dataset } from '../../common/dataset/read-dataset';
import type { Table } from '../../common/table';
import {
  budgetLines,
  budgets,
  contributions,
  costShares,
  financeStatements,
  forecasts,
  funding,
  reconciliations,
  savings,
  unitCosts,
} from '../tables';
import { factKey, type Role } from './tables';

interface FinanceLink {
  readonly type: string;
  readonly id: string;
  readonly role: Role;
}

/** What each link of a row makes of the thing that it leads to. */
const ROLES_BY_LINK: readonly (readonly [Pick<Table, 'name' | 'type'>, Readonly<Record<string, Role>>])[] = [
  [budgets, { subject: 'SUBJECT', holder: 'HOLDER' }],
  [contributions, { subject: 'SUBJECT', contributor: 'PAYER', recipient: 'RECIPIENT' }],
  [costShares, { subject: 'SUBJECT', payer: 'PAYER' }],
  [funding, { subject: 'SUBJECT', funder: 'PAYER', recipient: 'RECIPIENT' }],
  [forecasts, { subject: 'SUBJECT', organisation: 'HOLDER' }],
  [savings, { subject: 'SUBJECT', organisation: 'HOLDER' }],
  [unitCosts, { subject: 'SUBJECT', organisation: 'HOLDER' }],
];

const linkOf = (row: StoredRow, link: string, role: Role): FinanceLink[] => {
  const [type, id] = [row[`${link}_type`], row[`${link}_id`]];
  return typeof type === 'string' && typeof id === 'string' ? [{ type, id, role }] : [];
};

type LinksByFact = ReadonlyMap<string, readonly FinanceLink[]>;

const keyOf = (row: StoredRow, link: string): string =>
  factKey(String(row[`${link}_type`]), String(row[`${link}_id`]));

/** The links of every amount and share, and those of budget lines: their budget's. */
const figureLinks = (dataset: Dataset): LinksByFact => {
  const direct = new Map(
    ROLES_BY_LINK.flatMap(([table, roles]) =>
      dataset
        .rows(table)
        .map((row): [string, FinanceLink[]] => [
          factKey(table.type, String(row['id'])),
          Object.entries(roles).flatMap(([link, role]) => linkOf(row, link, role)),
        ]),
    ),
  );
  const lines = dataset
    .rows(budgetLines)
    .map((row): [string, FinanceLink[]] => [
      factKey(budgetLines.type, String(row['id'])),
      direct.get(keyOf(row, 'budget')) ?? [],
    ]);
  return new Map([...direct, ...lines]);
};

/** Statements and reconciliations belong under their subject, and wherever the figure that they speak of belongs. */
const linksThrough = (
  dataset: Dataset,
  table: Pick<Table, 'name' | 'type'>,
  figure: string,
  figures: LinksByFact,
): [string, FinanceLink[]][] =>
  dataset
    .rows(table)
    .map((row) => [
      factKey(table.type, String(row['id'])),
      [...linkOf(row, 'subject', 'SUBJECT'), ...(figures.get(keyOf(row, figure)) ?? [])],
    ]);

/** A thing without its role. */
type Thing = Omit<FinanceLink, 'role'>;

/** Services and partnerships that are the same thing, each by the key of the other: money for one is money for both. */
const twinsOf = (dataset: Dataset): ReadonlyMap<string, readonly Thing[]> => {
  const pairs = [
    ...dataset.rows({ name: 'services' }).map((row) => [row['id'], row['partnership_id']]),
    ...dataset.rows({ name: 'partnerships' }).map((row) => [row['service_id'], row['id']]),
  ];
  const twins = new Map<string, Thing[]>();
  const add = (to: Thing, twin: Thing): void => {
    const key = factKey(to.type, to.id);
    twins.set(key, [...(twins.get(key) ?? []), twin]);
  };
  for (const [serviceId, partnershipId] of pairs) {
    if (typeof serviceId !== 'string' || typeof partnershipId !== 'string') continue;
    const service = { type: 'Service', id: serviceId };
    const partnership = { type: 'SafeguardingPartnership', id: partnershipId };
    add(service, partnership);
    add(partnership, service);
  }
  return twins;
};

/** Under which things each fact about money belongs, and what they are to it. */
export const linkRows = (dataset: Dataset): StoredRow[] => {
  const figures = figureLinks(dataset);
  const twins = twinsOf(dataset);
  const all = [
    ...figures,
    ...linksThrough(dataset, financeStatements, 'subject', figures),
    ...linksThrough(dataset, reconciliations, 'stated', figures),
  ];
  const rows = all.flatMap(([fact, links]) =>
    links
      .flatMap((link) => [
        link,
        ...(twins.get(factKey(link.type, link.id)) ?? []).map((twin) => ({ ...twin, role: link.role })),
      ])
      .map(({ type, id, role }) => ({
        id: `${fact}>${factKey(type, id)}:${role}`,
        fact,
        thing_type: type,
        thing_id: id,
        thing_absence: null,
        role,
      })),
  );
  return [...new Map(rows.map((row) => [row.id, row])).values()];
};
