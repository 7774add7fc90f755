import {
  getOperationAST,
  isObjectType,
  Kind,
  parse,
  type FragmentDefinitionNode,
  type GraphQLSchema,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields';
import type { SubgraphRequest } from '../../subgraphs/common/contract';

/** The planner renames fields of one name with other arguments, and puts the name back when they are merged. */
const PLANNER_ALIAS = /__alias_\d+$/;

/** The response name that the client knows a planned field by. */
export const clientName = <Key extends string | number>(name: Key): Key | string =>
  typeof name === 'string' ? name.replace(PLANNER_ALIAS, '') : name;

/**
 * The response names that a sub-operation asks of the query root, or of an entity where its type is given.
 * Used only when it has failed, to name what is missing.
 */
export const fetchedFields = (
  schema: GraphQLSchema,
  { query, operationName, variables }: SubgraphRequest,
  entityType?: string,
): string[] => {
  const document = parse(query, { noLocation: true });
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return [];
  const fragments = Object.fromEntries(
    document.definitions
      .filter(
        (definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION,
      )
      .map((definition) => [definition.name.value, definition]),
  );
  const values = { ...variables };
  const fields = collectFields(schema, fragments, values, root, operation.selectionSet);
  if (entityType === undefined) return [...fields.keys()].map(clientName);
  const type = schema.getType(entityType);
  const entities = [...fields.values()].flat().find(({ name }) => name.value === '_entities')?.selectionSet;
  return isObjectType(type) && entities
    ? [...collectFields(schema, fragments, values, type, entities).keys()].map(clientName)
    : [];
};
