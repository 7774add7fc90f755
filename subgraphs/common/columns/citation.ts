import { textOf, type ColumnKind } from './column';
import { SLUG } from './plain';

/** Where a fact is stated: the ids of its places, the first of them the one that states it best. */
export interface CitedPlaces {
  readonly sourceId: string;
  /** `<source>/<place>`: the key of the places table. */
  readonly placeIds: readonly string[];
}

/** The key of a place: unique across sources. */
export const placeKey = (sourceId: string, place: string): string => `${sourceId}/${place}`;

/**
 * The source and place that every fact cites. `place_id` is the place's slug within the source; `also_at` holds
 * further places that say the same, separated by semicolons: slugs of the same source, or `<source>/<place>`.
 */
export const citation: ColumnKind<CitedPlaces> = () => ({
  csv: [
    { name: 'source_id', type: 'string', description: 'The source that states the fact.', required: true },
    {
      name: 'place_id',
      type: 'string',
      description: 'The place in it, by its slug in coverage.csv.',
      required: true,
    },
    {
      name: 'also_at',
      type: 'string',
      description:
        'Further places that state it, separated by semicolons: a slug of the same source, or source/slug.',
    },
  ],
  database: [
    { name: 'source_id', type: 'text', nullable: false },
    { name: 'place_ids', type: 'text', nullable: false },
  ],
  store: (cells, report) => {
    const source = cells['source_id'] ?? '';
    const first = cells['place_id'] ?? '';
    if (!SLUG.test(source)) report('source_id', 'wants the id of a source');
    if (!SLUG.test(first)) report('place_id', 'wants the slug of a place in the source');
    const further = (cells['also_at'] ?? '')
      .split(';')
      .map((part) => part.trim())
      .filter(Boolean);
    const places = [first, ...further].map((place) =>
      place.includes('/') ? place : placeKey(source, place),
    );
    return { source_id: source, place_ids: places.join(';') };
  },
  read: (row) => ({
    sourceId: textOf(row, 'source_id') ?? '',
    placeIds: (textOf(row, 'place_ids') ?? '').split(';'),
  }),
});
