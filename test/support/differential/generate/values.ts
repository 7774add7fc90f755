import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type GraphQLInputType,
} from 'graphql';
import type { Random } from '../random';
import type { Scope } from './scope';
import { variableFor } from './variables';

const TEXTS = [
  '',
  'a',
  'acton',
  '$a',
  '"',
  '\\',
  'a\nb',
  '\u2028',
  '\u00e9\u{1f4a9}',
  '__proto__',
  'representations',
  '{x}',
  'null',
  '12',
];
const DAYS = ['2020-02-29', '1999-12-31', '2026-01-01'];
const NAMES = ['a', 'b', 'id', 'x', 'true_', 'representations'];

const whole = (random: Random): number => random.pick([0, 1, 2, 3, -1, 7, 2_147_483_647]);

/** Any value, as JSON has it. */
const anyJson = (random: Random, levels = 2): unknown => {
  switch (random.below(levels > 0 ? 8 : 6)) {
    case 0:
      return null;
    case 1:
      return whole(random);
    case 2:
      return random.pick([0.5, -1.25, 1e21]);
    case 3:
      return random.chance(0.5);
    case 4:
    case 5:
      return random.pick(TEXTS);
    case 6:
      return Array.from({ length: random.below(3) }, () => anyJson(random, levels - 1));
    default:
      return Object.fromEntries(
        Array.from({ length: random.below(3) }, () => [random.pick(NAMES), anyJson(random, levels - 1)]),
      );
  }
};

/** A value of an input type, as JSON has it; what may be left out of it sometimes is. */
export const jsonOf = (
  type: GraphQLInputType,
  random: Random,
  values: readonly string[] = [],
  levels = 3,
): unknown => {
  if (isNonNullType(type)) return presentJson(type.ofType, random, values, levels);
  return random.chance(0.12) ? null : presentJson(type, random, values, levels);
};

const presentJson = (
  type: GraphQLInputType,
  random: Random,
  values: readonly string[],
  levels: number,
): unknown => {
  if (isNonNullType(type)) return presentJson(type.ofType, random, values, levels);
  if (isListType(type)) {
    const { ofType } = type as { readonly ofType: GraphQLInputType };
    // A lone value stands for a list of one.
    if (random.chance(0.12)) return presentJson(ofType, random, values, levels);
    return Array.from({ length: random.below(4) }, () => jsonOf(ofType, random, values, levels));
  }
  if (isEnumType(type)) return random.pick(type.getValues()).name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => isRequiredInputField(field) || (levels > 0 && random.chance(0.4)),
    );
    return Object.fromEntries(
      fields.map((field) => [field.name, jsonOf(field.type, random, [], levels - 1)]),
    );
  }
  switch (type.name) {
    case 'Int':
      return whole(random);
    case 'Float':
      return random.pick([0.5, 3, -2.25, 1e21, 0]);
    case 'Boolean':
      return random.chance(0.5);
    case 'ID':
      return values.length > 0 && random.chance(0.9) ? random.pick(values) : random.pick(['a', 'acton', 12]);
    case 'String':
      return values.length > 0 && random.chance(0.9) ? random.pick(values) : random.pick(TEXTS);
    case 'Date':
      return random.pick(DAYS);
    default:
      return anyJson(random) ?? 0;
  }
};

const quoted = (text: string, random: Random): string =>
  random.chance(0.15) && /^[ -~]*$/.test(text) && !/["\\]/.test(text) && text.trim() === text
    ? `"""${text}"""`
    : JSON.stringify(text);

/** A literal of no declared type, with variables in it. */
const anyLiteral = (scope: Scope, levels = 2): string => {
  const { random } = scope;
  if (random.chance(0.25)) return variableFor(scope, random.pick(['Int', 'String', '[Boolean]', 'Blob']), {});
  if (random.chance(0.1)) return random.pick(['WORD', 'on', 'NO_SUCH_VALUE']);
  if (levels > 0 && random.chance(0.5)) {
    const names = NAMES.filter(() => random.chance(0.3));
    return `{${names.map((name) => `${name}: ${anyLiteral(scope, levels - 1)}`).join(', ')}}`;
  }
  if (levels > 0 && random.chance(0.3))
    return `[${Array.from({ length: random.below(3) }, () => anyLiteral(scope, levels - 1)).join(', ')}]`;
  const value = anyJson(random, 0);
  return typeof value === 'string' ? quoted(value, random) : String(value);
};

/** Where a value stands. */
export interface Position {
  /** Whether something stands in its place where it is left out. */
  readonly hasDefault?: boolean;
  readonly values?: readonly string[];
  readonly levels?: number;
}

/** Writes a value of an input type: a literal, a variable, or a literal with variables in it. */
export const valueText = (scope: Scope, type: GraphQLInputType, position: Position = {}): string => {
  const { random } = scope;
  const { values = [], levels = 3 } = position;
  if (random.chance(0.3)) return variableFor(scope, String(type), position);
  if (!isNonNullType(type) && random.chance(0.1)) return 'null';
  const present = isNonNullType(type) ? type.ofType : type;
  if (isListType(present)) {
    const { ofType } = present as { readonly ofType: GraphQLInputType };
    const item = (): string => valueText(scope, ofType, { values, levels });
    // No variable may stand for a list of one.
    if (random.chance(0.1)) return literalOf(jsonOf(ofType, random, values, 0), ofType, random);
    return `[${Array.from({ length: random.below(4) }, item).join(', ')}]`;
  }
  if (isInputObjectType(present)) {
    const fields = Object.values(present.getFields()).filter(
      (field) => isRequiredInputField(field) || (levels > 0 && random.chance(0.4)),
    );
    const written = fields.map((field) => {
      const hasDefault = field.defaultValue !== undefined;
      const given = scope.values[`${present.name}.${field.name}`];
      const inner = { hasDefault, levels: levels - 1, ...(given && { values: given }) };
      return `${field.name}: ${valueText(scope, field.type, inner)}`;
    });
    return `{${written.join(', ')}}`;
  }
  const isAny =
    !isEnumType(present) && !['Int', 'Float', 'Boolean', 'ID', 'String', 'Date'].includes(String(present));
  if (isAny) return anyLiteral(scope);
  return literalOf(jsonOf(isNonNullType(type) ? type : present, random, values), present, random);
};

const literalOf = (value: unknown, type: GraphQLInputType, random: Random): string => {
  if (value === null) return 'null';
  const present = isNonNullType(type) ? type.ofType : type;
  if (isListType(present)) {
    const { ofType } = present as { readonly ofType: GraphQLInputType };
    if (!Array.isArray(value)) return literalOf(value, ofType, random);
    return `[${value.map((item: unknown) => literalOf(item, ofType, random)).join(', ')}]`;
  }
  if (isEnumType(present) && typeof value === 'string') return value;
  if (isInputObjectType(present)) {
    const fields = present.getFields();
    const written = Object.entries(value as object).map(([name, each]: [string, unknown]) => {
      const field = fields[name];
      return field ? `${name}: ${literalOf(each, field.type, random)}` : '';
    });
    return `{${written.join(', ')}}`;
  }
  return anyText(value, random);
};

/** Any value as a literal. */
const anyText = (value: unknown, random: Random): string => {
  if (typeof value === 'string') return quoted(value, random);
  if (Array.isArray(value)) return `[${value.map((item) => anyText(item, random)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const written = Object.entries(value).map(([name, each]) => `${name}: ${anyText(each, random)}`);
  return `{${written.join(', ')}}`;
};

/** Writes a default value of a type. */
export const defaultTextOf = (type: GraphQLInputType, random: Random): string =>
  literalOf(jsonOf(type, random, [], 1), type, random);
