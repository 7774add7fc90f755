import {
  getNamedType,
  getVariableValues,
  isCompositeType,
  isObjectType,
  Kind,
  OperationTypeNode,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Allowance } from '../allowance';
import { objectsIn, unboundResolver } from '../bound-schema';
import { referenceResolverOf, type Representation, type ResolveReference } from '../resolve-entities';
import { collectFields, type Fragments } from './collect-fields';
import {
  completeOf,
  createItems,
  settle,
  type Complete,
  type Fill,
  type FillOf,
  type Target,
} from './complete';
import { argumentsOf } from './field-arguments';
import { NotPlain, runFrame, type Frame, type Outcome } from './frame';

/** Puts one field of an object into the answer. */
type FillField = (frame: Frame, source: object, target: Target) => void;

type PlainResolve = (source: object, args: object, context: unknown) => unknown;

/** A compiled operation: its data, or undefined where only graphql-js can tell what it comes to. */
export type Compiled = (
  context: object,
  variables: Readonly<Record<string, unknown>>,
) => Target | undefined | Promise<Target | undefined>;

/** What the resolver of a field without one gives: the property of its name, or what the method of it returns. */
const propertyOf =
  (name: string): PlainResolve =>
  (source, args, context) => {
    const value = (source as Readonly<Record<string, unknown>>)[name];
    if (typeof value !== 'function') return value;
    // A method that looks at where it is called from can't be called from here.
    if (value.length > 2) throw new NotPlain();
    return (value as (args: object, context: unknown) => unknown).call(source, args, context);
  };

const resolverOf = (field: GraphQLField<unknown, unknown>): PlainResolve => {
  const resolve = unboundResolver(field.resolve);
  if (resolve === undefined) return propertyOf(field.name);
  if (resolve.length > 3) throw new NotPlain();
  return resolve as PlainResolve;
};

interface Site {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
}

const setsOf = (nodes: readonly FieldNode[]) =>
  nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]));

/** What fills the objects that some selections ask for: made for each type when the first of that type comes. */
const createFillOf = (site: Site, nodes: readonly FieldNode[]): FillOf => {
  const fills = new Map<GraphQLObjectType, Fill>();
  return (type) => {
    const known = fills.get(type);
    if (known !== undefined) return known;
    const fields = [...collectFields(site.schema, site.fragments, type, setsOf(nodes))].map(([key, asked]) =>
      compileField(site, type, key, asked),
    );
    const fill: Fill = (frame, source, target) => {
      for (const field of fields) field(frame, source, target);
    };
    fills.set(type, fill);
    return fill;
  };
};

/** How many values an object of a field is reckoned as: itself and its fields. */
const sizeOf = (nodes: readonly FieldNode[], fragments: Fragments): number => {
  const fieldsIn = (set: FieldNode['selectionSet']): number => {
    let fields = 0;
    for (const each of set?.selections ?? []) {
      if (each.kind === Kind.FIELD) fields += 1;
      else if (each.kind === Kind.INLINE_FRAGMENT) fields += fieldsIn(each.selectionSet);
      else fields += fieldsIn(fragments.get(each.name.value)?.selectionSet);
    }
    return fields;
  };
  return nodes.reduce((sum, { selectionSet }) => sum + fieldsIn(selectionSet), 1);
};

/** The entities that representations name, each filled with the fields that are asked of its type. */
const compileEntities = (
  site: Site,
  key: string,
  nodes: readonly FieldNode[],
  argsOf: (frame: Frame) => object,
): FillField => {
  const fillOf = createFillOf(site, nodes);
  const size = sizeOf(nodes, site.fragments);
  interface Entity {
    readonly resolve: ResolveReference | undefined;
    readonly complete: Complete;
  }
  const byName = new Map<unknown, Entity>();
  const entityOf = (name: unknown): Entity => {
    const type = site.schema.getType(String(name));
    if (!isObjectType(type)) throw new NotPlain();
    const resolve = referenceResolverOf(type);
    if (resolve !== undefined && resolve.length > 2) throw new NotPlain();
    const entity = { resolve, complete: completeOf(site.schema, type, fillOf) };
    byName.set(name, entity);
    return entity;
  };
  return (frame, _, target) => {
    const { representations } = argsOf(frame) as { readonly representations: readonly Representation[] };
    frame.spend(representations.length * size);
    const list = createItems();
    target[key] = list;
    representations.forEach((representation, index) => {
      const { resolve, complete } =
        byName.get(representation.__typename) ?? entityOf(representation.__typename);
      const entity = resolve === undefined ? representation : resolve(representation, frame.context);
      settle(frame, entity, complete, list, index);
    });
  };
};

const compileField = (
  site: Site,
  type: GraphQLObjectType,
  key: string,
  nodes: readonly FieldNode[],
): FillField => {
  const { schema, fragments } = site;
  const [node] = nodes;
  if (node === undefined || key === '__proto__') throw new NotPlain();
  const name = node.name.value;
  if (name === '__typename') {
    return (_, __, target) => {
      target[key] = type.name;
    };
  }
  const field = type.getFields()[name];
  // Questions about the schema itself are left to graphql-js.
  if (field === undefined) throw new NotPlain();
  const argsOf = argumentsOf(field, node);
  if (type === schema.getQueryType() && name === '_entities') {
    return compileEntities(site, key, nodes, argsOf);
  }
  const resolve = resolverOf(field);
  const complete = completeOf(schema, field.type, createFillOf(site, nodes));
  if (!isCompositeType(getNamedType(field.type))) {
    return (frame, source, target) => {
      settle(frame, resolve(source, argsOf(frame), frame.context), complete, target, key);
    };
  }
  const size = sizeOf(nodes, fragments);
  const paid: Complete = (frame, value, target, at) => {
    frame.spend(objectsIn(value) * size);
    complete(frame, value, target, at);
  };
  return (frame, source, target) => {
    frame.spend(0);
    settle(frame, resolve(source, argsOf(frame), frame.context), paid, target, key);
  };
};

/** Whether a document holds nothing that is decided at each execution anew. */
const isFixed = (document: DocumentNode): boolean => {
  let fixed = true;
  visit(document, {
    [Kind.DIRECTIVE]: ({ name }) => {
      if (name.value === 'skip' || name.value === 'include') fixed = false;
    },
  });
  return fixed;
};

const fragmentsOf = ({ definitions }: DocumentNode): Fragments =>
  new Map(
    definitions
      .filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION)
      .map((each) => [each.name.value, each]),
  );

/**
 * Compiles a query that was validated, once for all its executions. It answers as graphql-js does wherever nothing goes
 * wrong; where anything does, or is not known to be safe, it gives nothing, and graphql-js is to answer.
 * @returns undefined where no execution of it could be answered
 */
export const compile = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Compiled | undefined => {
  const query = schema.getQueryType();
  if (operation.operation !== OperationTypeNode.QUERY || !query || !isFixed(document)) return undefined;
  const site: Site = { schema, fragments: fragmentsOf(document) };
  const root: FieldNode = {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: 'root' },
    selectionSet: operation.selectionSet,
  };
  const fillOf = createFillOf(site, [root]);
  let fill: Fill | undefined;
  try {
    fill = fillOf(query);
  } catch {
    return undefined;
  }
  const fillRoot = fill;

  return (context, given) => {
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
    if (coerced === undefined) return undefined;
    const data: Target = {};
    const { allowance } = context as { readonly allowance?: Allowance };
    const outcome = runFrame({ context, variables: coerced }, allowance, (frame) => {
      fillRoot(frame, {}, data);
    });
    const dataOf = ({ isWhole }: Outcome) => (isWhole ? data : undefined);
    return outcome instanceof Promise ? outcome.then(dataOf) : dataOf(outcome);
  };
};
