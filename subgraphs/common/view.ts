import {
  getDirectiveValues,
  getVariableValues,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

/** The dates of one request. Null: everything on record; everything that has been made known. */
export interface View {
  /** The day on which facts are to hold. */
  readonly asOf: string | null;
  /** The day by which facts must have been made known. */
  readonly knownAt: string | null;
}

/** Everything on record, whatever the date. */
export const ON_RECORD: View = { asOf: null, knownAt: null };

/**
 * The view that an operation asks for with `@view(asOf:, knownAt:)`.
 * @throws {GraphQLError} where the directive's values don't coerce
 */
export const viewOf = (
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): View => {
  const directive = schema.getDirective('view');
  if (!directive) return ON_RECORD;
  // Coerced, so that the defaults of variables count. Where they don't coerce, the operation is not executed at all.
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  const values = getDirectiveValues(directive, operation, coerced);
  // The Date scalar has coerced both to an ISO day or null.
  return {
    asOf: (values?.['asOf'] as string | null | undefined) ?? null,
    knownAt: (values?.['knownAt'] as string | null | undefined) ?? null,
  };
};
