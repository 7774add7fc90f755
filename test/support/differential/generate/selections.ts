import {
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isUnionType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
} from 'graphql';
import { isLeafType } from 'graphql';
import type { Scope } from './scope';
import { valueText } from './values';
import { variableFor } from './variables';

/** The most objects that a part of an answer may come to, roughly. */
const MOST_WEIGHT = 600;
const MOST_LEVELS = 11;
/** How many items a list of a world has at most, roughly. */
const ITEMS = 3;

const PLAIN_ALIASES = ['a', 'b', 'c', 'constructor', 'toString', 'hasOwnProperty', 'data', 'errors'];
const TRICKY_ALIASES = [
  'id',
  'name',
  'plate',
  'gssCode',
  'area',
  'number',
  'code',
  '__typename',
  '__proto__',
  '_entities',
  'representations',
  'weight',
  '_0',
  'name__alias_0',
  '__self',
];

const weightOf = (type: GraphQLOutputType): number => {
  if (isNonNullType(type)) return weightOf(type.ofType as GraphQLOutputType);
  return isListType(type) ? ITEMS * weightOf(type.ofType) : 1;
};

const directives = (scope: Scope, share: number): string => {
  const { random } = scope;
  if (!random.chance(share)) return '';
  const one = (name: string): string => {
    const isVariable = random.chance(0.5);
    const condition = isVariable ? variableFor(scope, 'Boolean!', {}) : String(random.chance(0.5));
    return ` @${name}(if: ${condition})`;
  };
  const first = random.pick(['skip', 'include']);
  return one(first) + (random.chance(0.15) ? one(first === 'skip' ? 'include' : 'skip') : '');
};

const argumentsOf = (
  scope: Scope,
  parent: string,
  { name, args }: GraphQLField<unknown, unknown>,
): string => {
  const written = args
    .filter((arg) => isRequiredArgument(arg) || scope.random.chance(args.length > 4 ? 0.3 : 0.6))
    .map((arg) => {
      const values = scope.values[`${parent}.${name}.${arg.name}`];
      const position = { hasDefault: arg.defaultValue !== undefined, ...(values && { values }) };
      return `${arg.name}: ${valueText(scope, arg.type, position)}`;
    });
  return written.length > 0 ? `(${written.join(', ')})` : '';
};

const aliasFor = (scope: Scope, field: string, siblings: readonly string[]): string => {
  const { random, tricks } = scope;
  if (!random.chance(0.3)) return '';
  const names = [...PLAIN_ALIASES, ...(tricks.aliases ? [...TRICKY_ALIASES, ...siblings, ...siblings] : [])];
  const alias = random.pick(names);
  return alias === field && random.chance(0.8) ? '' : `${alias}: `;
};

/** The types that a fragment within a type may be on. */
const overlapping = ({ schema }: Scope, type: GraphQLCompositeType): GraphQLCompositeType[] => {
  const possible = 'getFields' in type && !('resolveType' in type) ? [type] : schema.getPossibleTypes(type);
  const names = new Set(possible.map(({ name }) => name));
  return Object.values(schema.getTypeMap()).filter(
    (other): other is GraphQLCompositeType =>
      isCompositeType(other) &&
      !other.name.startsWith('__') &&
      ('resolveType' in other
        ? schema.getPossibleTypes(other as never).some(({ name }) => names.has(name))
        : names.has(other.name)),
  );
};

const fieldText = (scope: Scope, type: GraphQLCompositeType, levels: number, weight: number): string => {
  const { random } = scope;
  if (isUnionType(type) || random.chance(0.08))
    return `${aliasFor(scope, '__typename', [])}__typename${directives(scope, 0.1)}`;
  const fields = Object.values(type.getFields());
  const isEnd = levels >= MOST_LEVELS || scope.fieldsLeft <= 0;
  const fitting = fields.filter(
    (each) => isLeafType(getNamedType(each.type)) || (!isEnd && weight * weightOf(each.type) <= MOST_WEIGHT),
  );
  if (fitting.length === 0) return '__typename';
  const deep = fitting.filter(({ type: of }) => isCompositeType(getNamedType(of)));
  const field = deep.length > 0 && random.chance(0.45) ? random.pick(deep) : random.pick(fitting);
  scope.fieldsLeft -= 1;
  const siblings = fields.map(({ name }) => name);
  const head = `${aliasFor(scope, field.name, siblings)}${field.name}${argumentsOf(scope, type.name, field)}${directives(scope, 0.12)}`;
  const of = getNamedType(field.type);
  return isCompositeType(of)
    ? `${head} ${selectionText(scope, of, levels + 1, weight * weightOf(field.type))}`
    : head;
};

const fragmentText = (scope: Scope, type: GraphQLCompositeType, levels: number, weight: number): string => {
  const { random } = scope;
  const on = random.pick(overlapping(scope, type));
  if (random.chance(0.55)) {
    const isBare = random.chance(0.15);
    const condition = isBare ? '' : ` on ${on.name}`;
    return `...${condition}${directives(scope, 0.2)} ${selectionText(scope, isBare ? type : on, levels, weight)}`;
  }
  const known = scope.fragments.filter(
    (each) =>
      each.type === on.name && each.weight * weight <= MOST_WEIGHT && each.levels + levels <= MOST_LEVELS,
  );
  if (known.length > 0 && random.chance(0.6)) return `...${random.pick(known).name}${directives(scope, 0.2)}`;
  const text = selectionText(scope, on, Math.max(levels, 6), Math.max(weight, MOST_WEIGHT / 27));
  const name = `F${String(scope.fragments.length)}`;
  scope.fragments.push({
    name,
    type: on.name,
    text: `fragment ${name} on ${on.name} ${text}`,
    weight: 27,
    levels: 6,
  });
  return `...${name}${directives(scope, 0.2)}`;
};

/** Writes a selection set on a type; not all that it writes is valid together. */
export const selectionText = (
  scope: Scope,
  type: GraphQLCompositeType,
  levels: number,
  weight: number,
): string => {
  const { random } = scope;
  const most = Math.max(1, Math.min(levels > 5 ? 2 : 5, scope.fieldsLeft));
  const count = 1 + random.below(most);
  const parts = Array.from({ length: count }, () =>
    scope.fieldsLeft > 0 && levels < MOST_LEVELS && random.chance(isUnionType(type) ? 0.85 : 0.22)
      ? fragmentText(scope, type, levels, weight)
      : fieldText(scope, type, levels, weight),
  );
  return `{ ${parts.join(' ')} }`;
};
