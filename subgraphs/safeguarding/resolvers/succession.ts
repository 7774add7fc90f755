import type { Link } from '../../common/columns';
import { all } from '../../common/when';
import type { Loaders } from '../loaders';
import type { Id, Rows, SafeguardingContext } from './shared';

/** The partnerships that links lead to, each once however many successions name it, by id. */
const partnershipsAt = async (links: readonly Link[], { partnershipById }: Loaders) => {
  const ids = new Set(links.flatMap(({ to }) => (to === null ? [] : [to.id])));
  const found = await all([...ids].sort().map((id) => partnershipById.load(id)));
  return found.filter((row) => row !== null);
};

/** A resolver of what a partnership replaces. */
export const replacedBy =
  (rows: Rows) =>
  async ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) => {
    const successions = await loaders.successionsByPartnership[rows].load(id);
    return partnershipsAt(
      successions.map(({ predecessor }) => predecessor),
      loaders,
    );
  };

/** A resolver of what replaces a partnership. */
export const replacing =
  (rows: Rows) =>
  async ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) => {
    const successions = await loaders.successionsByPredecessor[rows].load(id);
    return partnershipsAt(
      successions.map(({ partnership }) => partnership),
      loaders,
    );
  };

/** A resolver of the facts themselves: those in which a partnership replaces, then those in which it is replaced. */
export const successionsOf =
  (rows: Rows) =>
  async ({ id }: Id, _: unknown, { loaders }: SafeguardingContext) =>
    (
      await Promise.all([
        loaders.successionsByPartnership[rows].load(id),
        loaders.successionsByPredecessor[rows].load(id),
      ])
    ).flat();
