import { SUBJECTS } from '../../common/columns';
import type { EntryLink, RecordEntry, Target } from '../../common/record-entry';

/** A thing that an entry is about, and whether the fact names it. */
export interface Subject extends Target {
  readonly relation: 'DIRECT' | 'THROUGH';
}

/** The key of a thing across types: two types may share an id. */
export const keyOf = ({ type, id }: Target): string => `${type}/${id}`;

const isSubject = ({ type }: Target): boolean => (SUBJECTS as readonly string[]).includes(type);
const isOrganisation = ({ type }: Target): boolean => type === 'Council' || type === 'Agency';

/** How far a fact is followed upwards: a step of a statement about a decision of an agreement has three levels. */
const HIGHEST_LEVEL = 5;

const tiesOf = (rows: readonly RecordEntry[]): ReadonlyMap<string, readonly Target[]> => {
  const tied = new Map<string, Target[]>();
  for (const { ties } of rows) {
    if (ties === null) continue;
    const known = tied.get(keyOf(ties.thing));
    if (known === undefined) tied.set(keyOf(ties.thing), [ties.organisation]);
    else known.push(ties.organisation);
  }
  return tied;
};

/**
 * What each fact is about. DIRECT is the thing itself and all that the fact names. THROUGH is found upwards, level by
 * level, never sideways from an organisation:
 * - what the fact is a part of, and what that is a part of: a judgement's inspection and its council, a budget line's
 *   budget and its holder, a phase's programme and its council, a service's agreement;
 * - the organisations tied to the nearest things so reached: who has a role in the service, the parties of the
 *   agreement, the areas and partners of the partnership;
 * - but not those where the fact, or what it is a part of, belongs to one body: one council's budget for a shared
 *   service is not about the others that share it.
 * Ties count whatever their period and standing, so that what was said while a council shared a service is found.
 */
export const createSubjectsOf = (
  rows: readonly RecordEntry[],
): ((fact: RecordEntry) => readonly Subject[]) => {
  const rowByKey = new Map(rows.map((row) => [keyOf({ type: row.type, id: row.factId }), row]));
  const tiedTo = tiesOf(rows);

  /** The links that lead on from a row: to its wholes, and from the fact itself to every thing that it names. */
  const upwards = (row: RecordEntry, level: number): readonly EntryLink[] =>
    row.links.filter((link) => link.as !== 'MENTION' || (level === 0 && isSubject(link)));

  return (fact) => {
    const self = { type: fact.type, id: fact.factId };
    const direct = [...(isSubject(self) ? [self] : []), ...fact.links.filter(isSubject)];
    const through: Target[] = [];
    const visited = new Set([keyOf(self)]);
    let level: Target[] = [self];
    let closed = false;

    for (let height = 0; height <= HIGHEST_LEVEL && level.length > 0; height += 1) {
      const next: Target[] = [];
      const links = level.flatMap((target) => {
        const row = rowByKey.get(keyOf(target));
        return row === undefined ? [] : upwards(row, height);
      });
      closed ||= links.some((link) => link.as === 'OWNER');
      if (!closed) {
        const tied = level.flatMap((target) => tiedTo.get(keyOf(target)) ?? []);
        through.push(...tied.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)));
        closed = tied.length > 0;
      }
      for (const link of links) {
        if (isSubject(link)) through.push(link);
        if (isOrganisation(link) || visited.has(keyOf(link))) continue;
        visited.add(keyOf(link));
        next.push(link);
      }
      level = next;
    }

    const subjects = new Map<string, Subject>();
    for (const { type, id } of direct) subjects.set(keyOf({ type, id }), { type, id, relation: 'DIRECT' });
    for (const { type, id } of through) {
      const key = keyOf({ type, id });
      if (!subjects.has(key)) subjects.set(key, { type, id, relation: 'THROUGH' });
    }
    return [...subjects.values()];
  };
};
