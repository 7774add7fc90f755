import {
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionNode,
} from 'graphql';
import { fieldsOf } from '../operation/fields-of';
import { isSchemaField } from '../operation/normalise';
import {
  below,
  completeFields,
  stay,
  type Complete,
  type FieldShape,
  type Path,
  type ValueShape,
} from './complete-fields';
import type { Completion } from './completion';
import { isData, type Data } from './data';
import { leafOf, WRONG } from './leaf';

/** The shape of an answer, made once an operation. */
export interface AnswerShape {
  /** The answer's data; null where something that must not be null is. */
  complete(data: Data, completion: Completion): Data | null;
}

/**
 * Makes the shape of an operation's answer: each selection in the client's order and under its names, with what the
 * planner added left out, values checked against their types, and nulls carried up as far as their types say.
 * @param sources the name in the merged data of each field
 */
export const createShape = (
  schema: GraphQLSchema,
  sources: ReadonlyMap<FieldNode, string>,
  root: GraphQLCompositeType,
  selections: readonly SelectionNode[],
): AnswerShape => {
  const fieldShape = (type: GraphQLCompositeType, nodes: readonly FieldNode[]): FieldShape | undefined => {
    const [node] = nodes;
    if (node === undefined) return undefined;
    const name = node.name.value;
    const responseName = (node.alias ?? node.name).value;
    const source = sources.get(node) ?? name;
    if (name === '__typename') {
      const complete: Complete = (value, place, completion) => {
        if (typeof value === 'string' && isObjectType(schema.getType(value))) return value;
        completion.wrong(`The type of an object of ${type.name} is not one of the graph.`, place);
        return null;
      };
      const ifNull = `Cannot return null for non-nullable field ${type.name}.__typename.`;
      return { responseName, source, complete, translate: stay, ifNull };
    }
    if (isSchemaField(node))
      return { responseName, source, complete: (value) => value, translate: stay, ifNull: undefined };
    const field = 'getFields' in type ? type.getFields()[name] : undefined;
    if (field === undefined) return undefined;
    const inner = nodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
    const where = `${type.name}.${name}`;
    const isNonNull = isNonNullType(field.type);
    return {
      ...valueShape(field.type, inner, where),
      responseName,
      source,
      ifNull: isNonNull ? `Cannot return null for non-nullable field ${where}.` : undefined,
    };
  };

  const shapesOf = (type: GraphQLCompositeType, inner: readonly SelectionNode[]): FieldShape[] =>
    [...fieldsOf(schema, type, inner).values()].flatMap((nodes) => fieldShape(type, nodes) ?? []);

  const translateIn = (
    fields: readonly FieldShape[],
    [name, ...rest]: Path,
  ): (string | number)[] | undefined => {
    const field = fields.find(({ source }) => source === name);
    return field && [field.responseName, ...field.translate(rest)];
  };

  const objectShape = (
    type: GraphQLCompositeType,
    inner: readonly SelectionNode[],
    where: string,
  ): ValueShape => {
    if (isObjectType(type)) {
      // Made when first met, since a type can select itself only as deep as the operation does.
      const fields = shapesOf(type, inner);
      const complete = completeFields(fields);
      return {
        complete: (value, place, completion) => {
          if (isData(value)) return complete(value, place, completion);
          completion.wrong(`The value of ${where} is not an object.`, place);
          return null;
        },
        translate: (path) => translateIn(fields, path) ?? [],
      };
    }
    const shapes = new Map<string, { fields: FieldShape[]; complete: ReturnType<typeof completeFields> }>();
    const shapeFor = (one: GraphQLCompositeType) => {
      const fields = shapesOf(one, inner);
      const shape = shapes.get(one.name) ?? { fields, complete: completeFields(fields) };
      shapes.set(one.name, shape);
      return shape;
    };
    const possible = new Set(schema.getPossibleTypes(type).map(({ name }) => name));
    /** The type of an object: its own, or where a subgraph knows none, the interface whose fields alone are asked for. */
    const typeOf = (value: Data): GraphQLCompositeType | undefined => {
      const name = value['__typename'];
      if (typeof name === 'string' && possible.has(name)) {
        const found = schema.getType(name);
        return isObjectType(found) ? found : undefined;
      }
      return (name === undefined || name === type.name) && isInterfaceType(type) ? type : undefined;
    };
    return {
      complete: (value, place, completion) => {
        const found = isData(value) ? typeOf(value) : undefined;
        if (found !== undefined && isData(value)) {
          const shape = shapes.get(found.name) ?? shapeFor(found);
          return shape.complete(value, place, completion);
        }
        completion.wrong(`The value of ${where} is of no type that ${type.name} can be.`, place);
        return null;
      },
      translate: (path) =>
        schema
          .getPossibleTypes(type)
          .map((one) => translateIn((shapes.get(one.name) ?? shapeFor(one)).fields, path))
          .find((found) => found !== undefined) ?? [],
    };
  };

  const listShape = (type: GraphQLOutputType, inner: readonly SelectionNode[], where: string): ValueShape => {
    const isNonNull = isNonNullType(type);
    const item = valueShape(type, inner, where);
    const ifNull = isNonNull ? `Cannot return null for non-nullable field ${where}.` : undefined;
    const translate = ([index, ...rest]: Path) =>
      index === undefined ? [] : [index, ...item.translate(rest)];
    const complete: Complete = (value, place, completion) => {
      if (!Array.isArray(value)) {
        completion.wrong(`The value of ${where} is not a list.`, place);
        return null;
      }
      completion.spend(value.length);
      let isNulled = false;
      const answer: unknown[] = [];
      for (const [key, each] of (value as unknown[]).entries()) {
        const at = below(completion, place, key);
        let completed: unknown = null;
        if (each === null || each === undefined) {
          completion.lost({
            object: value,
            key,
            isMissing: false,
            place: at,
            translate: item.translate,
            ifUnexplained: ifNull,
          });
        } else completed = item.complete(each, at, completion);
        if (completed === null && isNonNull) isNulled = true;
        answer.push(completed);
      }
      return isNulled ? null : answer;
    };
    return { complete, translate };
  };

  const valueShape = (
    type: GraphQLOutputType,
    inner: readonly SelectionNode[],
    where: string,
  ): ValueShape => {
    const nullable = getNullableType(type);
    if (isListType(nullable)) return listShape(nullable.ofType, inner, where);
    if (isLeafType(nullable)) {
      const check = leafOf(nullable);
      const complete: Complete = (value, place, completion) => {
        const checked = check(value);
        if (checked !== WRONG) return checked;
        completion.wrong(`The value of ${where} is not of type ${nullable.name}.`, place);
        return null;
      };
      return { complete, translate: stay };
    }
    return objectShape(nullable, inner, where);
  };

  const fields = shapesOf(root, selections);
  const complete = completeFields(fields);
  return { complete: (data, completion) => complete(data, undefined, completion) };
};
