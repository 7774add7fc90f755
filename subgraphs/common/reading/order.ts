import type { Given } from './filter';
import type { Sort } from './listing';

/** One term of an `orderBy` list. The schema gives the direction its default. */
export interface OrderTerm<Field extends string> {
  readonly field: Field;
  readonly direction: 'ASC' | 'DESC';
}

/** The sort of an `orderBy` list, by the columns of each of its fields; the first field's where none is given. */
export const sortOf = <Field extends string>(
  columns: Readonly<Record<Field, readonly string[]>>,
  terms: Given<readonly OrderTerm<Field>[]>,
  otherwise: NoInfer<Field>,
): Sort[] => {
  const chosen = terms?.length ? terms : [{ field: otherwise, direction: 'ASC' as const }];
  return chosen.flatMap(({ field, direction }) =>
    columns[field].map((column) => ({ column, descending: direction === 'DESC' })),
  );
};
