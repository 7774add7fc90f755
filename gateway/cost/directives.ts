import {
  Kind,
  parse,
  valueFromASTUntyped,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
} from 'graphql';

/** What `@listSize` says of a list, or of the lists in a connection. */
export interface ListSize {
  /** How many are assumed where no argument says; undefined where it is not said. */
  readonly assumedSize: number | undefined;
  /** The arguments that say how many are asked for. */
  readonly slicingArguments: readonly string[];
  /** The lists of the returned type that are as long as the arguments say; empty where the field itself is the list. */
  readonly sizedFields: readonly string[];
  /** Whether exactly one of several arguments must be given. */
  readonly requireOneSlicingArgument: boolean;
}

/** What a supergraph says with `@cost` and `@listSize`, by schema coordinate: `Type`, `Type.field`, `Type.field(argument:)`. */
export interface CostDirectives {
  readonly weights: ReadonlyMap<string, number>;
  readonly listSizes: ReadonlyMap<string, ListSize>;
}

const SPECIFICATION = 'https://specs.apollo.dev/cost/';

const argumentsOf = ({ arguments: args = [] }: ConstDirectiveNode): Record<string, unknown> =>
  Object.fromEntries(args.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));

interface Named {
  readonly name?: unknown;
  readonly as?: unknown;
}

/** What the two directives are called in a supergraph: by the names of the link's import, else under the link's own. */
const namesIn = (document: DocumentNode): { readonly cost: string; readonly listSize: string } => {
  const links = document.definitions
    .filter(({ kind }) => kind === Kind.SCHEMA_DEFINITION || kind === Kind.SCHEMA_EXTENSION)
    .flatMap((schema) => ('directives' in schema ? (schema.directives ?? []) : []))
    .filter(({ name }) => name.value === 'link')
    .map((link) => argumentsOf(link as ConstDirectiveNode));
  const link = links.find(({ url }) => typeof url === 'string' && url.startsWith(SPECIFICATION)) ?? {};
  const imported = new Map(
    (Array.isArray(link['import']) ? (link['import'] as readonly (string | Named)[]) : []).map((each) => {
      const { name, as } = typeof each === 'string' ? { name: each, as: each } : each;
      return [String(name), String(as ?? name).replace('@', '')] as const;
    }),
  );
  const space = typeof link['as'] === 'string' ? link['as'] : 'cost';
  return {
    cost: imported.get('@cost') ?? space,
    listSize: imported.get('@listSize') ?? `${space}__listSize`,
  };
};

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

const listSizeOf = (directive: ConstDirectiveNode): ListSize => {
  const args = argumentsOf(directive);
  const { assumedSize, slicingArguments, sizedFields, requireOneSlicingArgument } = args;
  return {
    assumedSize: typeof assumedSize === 'number' ? assumedSize : undefined,
    slicingArguments: texts(slicingArguments),
    sizedFields: texts(sizedFields),
    requireOneSlicingArgument: requireOneSlicingArgument !== false,
  };
};

interface Annotated {
  readonly name: { readonly value: string };
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
  readonly fields?: readonly (FieldDefinitionNode | InputValueDefinitionNode)[] | undefined;
  readonly arguments?: readonly InputValueDefinitionNode[] | undefined;
}

/** Reads `@cost` and `@listSize` from the SDL of a supergraph, by whatever names it imports them. */
export const readCostDirectives = (supergraphSdl: string): CostDirectives => {
  const document = parse(supergraphSdl, { noLocation: true });
  const names = namesIn(document);
  const weights = new Map<string, number>();
  const listSizes = new Map<string, ListSize>();
  const read = (
    coordinate: string,
    { directives = [], fields = [], arguments: args = [] }: Annotated,
  ): void => {
    for (const directive of directives) {
      const { weight } = argumentsOf(directive);
      if (directive.name.value === names.listSize) listSizes.set(coordinate, listSizeOf(directive));
      // Written as a text by an older draft.
      else if (directive.name.value === names.cost) weights.set(coordinate, Number(weight));
    }
    for (const field of fields) read(`${coordinate}.${field.name.value}`, field);
    for (const arg of args) read(`${coordinate}(${arg.name.value}:)`, arg);
  };
  const readType = (node: Annotated): false => {
    read(node.name.value, node);
    return false;
  };
  visit(document, {
    ObjectTypeDefinition: readType,
    InterfaceTypeDefinition: readType,
    InputObjectTypeDefinition: readType,
    ScalarTypeDefinition: readType,
    EnumTypeDefinition: readType,
    UnionTypeDefinition: readType,
  });
  return { weights, listSizes };
};
