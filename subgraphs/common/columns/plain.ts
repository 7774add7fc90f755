import { isAbsence, type Absence } from './absence';
import { integerOf, snakeCase, textOf, type ColumnKind } from './column';

interface Needed {
  /** False where the cell may be empty. */
  readonly required?: boolean;
}

/** A slug that names a row and stays the same: lower-case letters, digits and hyphens. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The id of a row: a readable, stable slug, unique in its table. */
export const id =
  (description: string): ColumnKind<string> =>
  (key) => {
    const name = snakeCase(key);
    return {
      csv: [{ name, type: 'string', description, required: true, pattern: SLUG.source }],
      database: [{ name, type: 'text', nullable: false }],
      store: (cells, report) => {
        const text = cells[name] ?? '';
        if (!SLUG.test(text)) report(name, 'wants a slug: lower-case letters, digits and single hyphens');
        return { [name]: text };
      },
      read: (row) => textOf(row, name) ?? '',
    };
  };

/** A text that every row has. */
export const text =
  (description: string): ColumnKind<string> =>
  (key) => {
    const name = snakeCase(key);
    return {
      csv: [{ name, type: 'string', description, required: true }],
      database: [{ name, type: 'text', nullable: false }],
      store: (cells, report) => {
        const value = (cells[name] ?? '').trim();
        if (value === '') report(name, 'wants a text');
        return { [name]: value };
      },
      read: (row) => textOf(row, name) ?? '',
    };
  };

/** A text that a row may lack; null where it does. */
export const optionalText =
  (description: string): ColumnKind<string | null> =>
  (key) => {
    const name = snakeCase(key);
    return {
      csv: [{ name, type: 'string', description }],
      database: [{ name, type: 'text', nullable: true }],
      store: (cells, report) => {
        const value = (cells[name] ?? '').trim();
        if (isAbsence(value)) report(name, 'wants a text; leave it empty where none is stated');
        return { [name]: value || null };
      },
      read: (row) => textOf(row, name),
    };
  };

/** A whole number; null where the cell is empty and need not be filled. */
export const whole =
  (description: string, { required = false }: Needed = {}): ColumnKind<number | null> =>
  (key) => {
    const name = snakeCase(key);
    return {
      csv: [{ name, type: 'integer', description, required }],
      database: [{ name, type: 'integer', nullable: !required }],
      store: (cells, report) => {
        const value = cells[name] ?? '';
        if (value === '') {
          if (required) report(name, 'wants a whole number');
          return { [name]: null };
        }
        if (!/^-?\d{1,15}$/.test(value)) {
          report(name, 'wants a whole number, digits only');
          return { [name]: null };
        }
        return { [name]: Number(value) };
      },
      read: (row) => integerOf(row, name),
    };
  };

/** `true` or `false`; null where the cell is empty and need not be filled. */
export const yesNo =
  (description: string, { required = false }: Needed = {}): ColumnKind<boolean | null> =>
  (key) => {
    const name = snakeCase(key);
    return {
      csv: [{ name, type: 'boolean', description, required }],
      database: [{ name, type: 'integer', nullable: !required }],
      store: (cells, report) => {
        const value = cells[name] ?? '';
        if (value === 'true') return { [name]: 1 };
        if (value === 'false') return { [name]: 0 };
        if (value !== '' || required) report(name, 'wants true or false');
        return { [name]: null };
      },
      read: (row) => {
        const value = integerOf(row, name);
        return value === null ? null : value === 1;
      },
    };
  };

const choiceColumn = <Option extends string>(
  options: readonly Option[],
  description: string,
  required: boolean,
): ColumnKind<Option | null> => {
  const isOption = (value: string): value is Option => (options as readonly string[]).includes(value);
  return (key) => {
    const name = snakeCase(key);
    return {
      csv: [{ name, type: 'string', description, required, enum: options }],
      database: [{ name, type: 'text', nullable: !required }],
      store: (cells, report) => {
        const value = cells[name] ?? '';
        if (value === '' && !required) return { [name]: null };
        if (!isOption(value)) report(name, `wants one of ${options.join(', ')}`);
        return { [name]: value };
      },
      read: (row) => {
        const value = textOf(row, name);
        return value !== null && isOption(value) ? value : null;
      },
    };
  };
};

/** One of a closed list, the same words as the GraphQL enum. */
export const choice = <const Option extends string>(
  options: readonly Option[],
  description: string,
): ColumnKind<Option> =>
  // A required choice is stored NOT NULL and checked on the way in, so that null can't come out of it.
  choiceColumn(options, description, true) as ColumnKind<Option>;

/** One of a closed list, or null. */
export const optionalChoice = <const Option extends string>(
  options: readonly Option[],
  description: string,
): ColumnKind<Option | null> => choiceColumn(options, description, false);

/** A text, or why there is none. */
export interface TextOrAbsence {
  readonly text: string | null;
  readonly absence: Absence | null;
}

/** A text that a source may leave unstated: the cell holds the text or an absence code. */
export const textOrAbsence =
  (description: string): ColumnKind<TextOrAbsence> =>
  (key) => {
    const name = snakeCase(key);
    const absence = `${name}_absence`;
    return {
      csv: [
        {
          name,
          type: 'string',
          description: `${description} Or an absence code.`,
          required: true,
          absence: true,
        },
      ],
      database: [
        { name, type: 'text', nullable: true },
        { name: absence, type: 'text', nullable: true },
      ],
      store: (cells, report) => {
        const value = (cells[name] ?? '').trim();
        if (value === '') report(name, 'wants a text, or NOT_STATED or another absence code');
        return isAbsence(value) ? { [name]: null, [absence]: value } : { [name]: value, [absence]: null };
      },
      read: (row) => {
        const why = textOf(row, absence);
        return { text: textOf(row, name), absence: why !== null && isAbsence(why) ? why : null };
      },
    };
  };
