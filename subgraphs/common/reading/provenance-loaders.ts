import DataLoader from 'dataloader';
import { isIn } from '../database/sql';
import { places, sources } from '../provenance';
import { readRow, type Reader } from './loaders';

/** Loaders of sources and places, which stand in every database. */
export const createProvenanceLoaders = ({ snapshot }: Reader) => ({
  sourceById: new DataLoader(async (ids: readonly string[]) => {
    const where = isIn('id', ids);
    const rows = await snapshot.all({ ...where, text: `SELECT * FROM sources WHERE ${where.text}` });
    const byId = new Map(rows.map((row) => [row['id'], readRow(sources, row)]));
    return ids.map((id) => byId.get(id) ?? null);
  }),
  placeById: new DataLoader(async (ids: readonly string[]) => {
    const where = isIn('id', ids);
    const rows = await snapshot.all({ ...where, text: `SELECT * FROM places WHERE ${where.text}` });
    const byId = new Map(rows.map((row) => [row['id'], readRow(places, row)]));
    return ids.map((id) => byId.get(id) ?? null);
  }),
});

/** The loaders that every subgraph's context has. */
export type ProvenanceLoaders = ReturnType<typeof createProvenanceLoaders>;
