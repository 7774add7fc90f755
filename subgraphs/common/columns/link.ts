import { ABSENCES, isAbsence, type Absence } from './absence';
import { snakeCase, textOf, type ColumnKind, type Linked } from './column';
import { SLUG } from './plain';

/** A thing of the graph by its GraphQL type and id: what a resolver returns for an entity of another home. */
export interface Reference {
  readonly __typename: string;
  readonly id: string;
}

/** A link to a thing, or why there is none. Both are null where the row simply has no such link. */
export interface Link {
  readonly to: Reference | null;
  readonly absence: Absence | null;
}

interface LinkOptions {
  /** True where every row must link or say why it doesn't. */
  readonly required?: boolean;
}

/**
 * A link to a thing of one of the given GraphQL types. `council` is stored as `council_id`; where several types are
 * possible, `holder` is `holder_type` and `holder_id`. The id cell takes an absence code (NOT_STATED …) too.
 */
export const link =
  (
    types: readonly [string, ...string[]],
    description: string,
    { required = false }: LinkOptions = {},
  ): ColumnKind<Link> =>
  (key) => {
    const idColumn = `${snakeCase(key)}_id`;
    const typeColumn = `${snakeCase(key)}_type`;
    const absenceColumn = `${snakeCase(key)}_absence`;
    const only = types.length === 1 ? types[0] : undefined;
    return {
      csv: [
        ...(only === undefined
          ? [
              {
                name: typeColumn,
                type: 'string' as const,
                description: `${description} Its kind.`,
                enum: types,
              },
            ]
          : []),
        {
          name: idColumn,
          type: 'string',
          description: `${description} Its id, or ${ABSENCES.slice(0, 2).join(' or ')}.`,
          required,
          absence: true,
          ...(only === undefined ? {} : { references: only }),
        },
      ],
      database: [
        { name: typeColumn, type: 'text', nullable: true },
        { name: idColumn, type: 'text', nullable: true },
        { name: absenceColumn, type: 'text', nullable: true },
      ],
      store: (cells, report) => {
        const id = cells[idColumn] ?? '';
        const type = only ?? cells[typeColumn] ?? '';
        const nothing = { [typeColumn]: null, [idColumn]: null, [absenceColumn]: null };
        if (id === '') {
          if (required) report(idColumn, `wants the id of the ${types.join(' or ')}, or why there is none`);
          if (only === undefined && type !== '') report(idColumn, `wants the id of the ${type}`);
          return nothing;
        }
        if (isAbsence(id)) return { ...nothing, [absenceColumn]: id };
        if (!SLUG.test(id)) report(idColumn, 'wants a slug, or one of the absence codes');
        if (!types.includes(type)) report(typeColumn, `wants one of ${types.join(', ')}`);
        return { [typeColumn]: type, [idColumn]: id, [absenceColumn]: null };
      },
      read: (row) => {
        const id = textOf(row, idColumn);
        const absence = textOf(row, absenceColumn);
        return {
          to: id === null ? null : { __typename: textOf(row, typeColumn) ?? only ?? '', id },
          absence: absence !== null && isAbsence(absence) ? absence : null,
        };
      },
      links: (row): readonly Linked[] => {
        const id = textOf(row, idColumn);
        return id === null ? [] : [{ type: textOf(row, typeColumn) ?? '', id, column: idColumn }];
      },
    };
  };

/** Every type that a statement, a decision or an amount can be about. */
export const SUBJECTS = [
  'Council',
  'Agency',
  'Service',
  'Agreement',
  'SafeguardingPartnership',
  'ImprovementPlan',
  'DeliveryModelProgramme',
  'ImprovementPartnership',
] as const;

/** What a fact is about: a council, an agency, a service, an agreement, a partnership, a plan or a programme. */
export const subject = (description: string, options: LinkOptions = {}): ColumnKind<Link> =>
  link(SUBJECTS, description, options);

/** A council or an agency. */
export const organisation = (description: string, options: LinkOptions = {}): ColumnKind<Link> =>
  link(['Council', 'Agency'], description, options);
