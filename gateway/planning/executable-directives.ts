import { Kind, parse, print, type ConstDirectiveNode, type ConstValueNode, type DocumentNode } from 'graphql';
import { textIn } from './join';

const APOLLO = 'https://specs.apollo.dev/';
const LINKS = /@link\(url: "([^"]*)"/g;
const OF_OPERATIONS: ReadonlySet<string> = new Set([
  'QUERY',
  'MUTATION',
  'FIELD',
  'FRAGMENT_DEFINITION',
  'FRAGMENT_SPREAD',
  'INLINE_FRAGMENT',
  'VARIABLE_DEFINITION',
]);

/** The directives of a composed schema that clients write in operations. */
const executableIn = ({ definitions }: DocumentNode): string[] =>
  definitions.flatMap((each) =>
    each.kind === Kind.DIRECTIVE_DEFINITION && each.locations.some(({ value }) => OF_OPERATIONS.has(value))
      ? [each.name.value]
      : [],
  );

const valuesOf = (value: ConstValueNode | undefined): readonly ConstValueNode[] =>
  value?.kind === Kind.LIST ? value.values : value === undefined ? [] : [value];

/** The name that an import gives in the schema: a text, or an object that says what it is called. */
const nameOfImport = (node: ConstValueNode): string | undefined => {
  if (node.kind === Kind.STRING) return node.value;
  if (node.kind !== Kind.OBJECT) return undefined;
  const field = (wanted: string) => node.fields.find(({ name }) => name.value === wanted)?.value;
  const named = field('as') ?? field('name');
  return named?.kind === Kind.STRING ? named.value : undefined;
};

/** Whether a link brings a directive into a schema: by an import, or by the last part of its address. */
const brings = (link: ConstDirectiveNode, directive: string): boolean => {
  const imports = valuesOf(link.arguments?.find(({ name }) => name.value === 'import')?.value);
  if (imports.some((each) => nameOfImport(each) === `@${directive}`)) return true;
  const own = textIn(link, 'as') ?? /\/([^/]+)\/v\d+\.\d+\/?$/.exec(textIn(link, 'url') ?? '')?.[1];
  return own !== undefined && (directive === own || directive.startsWith(`${own}__`));
};

/**
 * Makes the directives for operations that subgraphs composed with `@composeDirective` ones of the schema itself. The
 * planner takes what a link brings for the composition's own, hides it from clients and knows it in no operation.
 */
export const withExecutableDirectives = (supergraphSdl: string): string => {
  if ([...supergraphSdl.matchAll(LINKS)].every(([, url = '']) => url.startsWith(APOLLO)))
    return supergraphSdl;
  const document = parse(supergraphSdl, { noLocation: true });
  const executable = executableIn(document);
  const isHidden = (each: ConstDirectiveNode): boolean =>
    each.name.value === 'link' &&
    textIn(each, 'for') === undefined &&
    textIn(each, 'url')?.startsWith(APOLLO) !== true &&
    executable.some((name) => brings(each, name));
  return print({
    ...document,
    definitions: document.definitions.map((each) =>
      each.kind === Kind.SCHEMA_DEFINITION
        ? { ...each, directives: (each.directives ?? []).filter((given) => !isHidden(given)) }
        : each,
    ),
  });
};
