import {
  buildASTSchema,
  execute,
  GraphQLError,
  isObjectType,
  parse,
  printSchema,
  type DocumentNode,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { oracleField, type ApiField } from './oracle-field';
import { relaxed, withoutNulls } from './relaxed';
import type { Session } from './session';
import type { SupergraphFacts } from './supergraph-facts';

/** An operation, as it is asked of both sides. */
export interface Question {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The right answer. */
export interface RightAnswer {
  readonly data: unknown;
  /** The errors of this answer, some of many where one has emptied what others stand in. */
  readonly errors: readonly GraphQLError[];
  /** The errors that there would be if no field emptied another: each error of a right gateway is one of them. */
  readonly possible: readonly GraphQLError[];
}

/** One schema, not federated, that answers with the same data. */
export interface Oracle {
  readonly schema: GraphQLSchema;
  answer(question: Question): Promise<RightAnswer>;
}

const nullError = (place: string, isAnyCode: boolean): GraphQLError =>
  new GraphQLError(`Cannot return null for non-nullable field ${place}.`, {
    extensions: isAnyCode ? { isAnyCode } : {},
  });

type Finish = (type: GraphQLOutputType, place: string) => ApiField['finish'];

/** Makes the oracle of a world from the schema that clients see. */
export const createOracle = (session: Session, facts: SupergraphFacts, apiSchema: GraphQLSchema): Oracle => {
  const sdl = printSchema(apiSchema);
  const schema = buildASTSchema(parse(sdl));
  const relaxedSchema = relaxed(sdl);

  const attach = (to: GraphQLSchema, finish: Finish): void => {
    for (const { name: type } of Object.values(schema.getTypeMap())) {
      const [declared, attached] = [schema.getType(type), to.getType(type)];
      if (!isObjectType(declared) || !isObjectType(attached) || type.startsWith('__')) continue;
      const fields = attached.getFields();
      for (const { name, type: returnType } of Object.values(declared.getFields())) {
        const api = { type, name, returnType, finish: finish(returnType, `${type}.${name}`) };
        const field = fields[name];
        if (field) field.resolve = oracleField(session, facts, api);
      }
    }
  };
  attach(schema, () => (value) => value);
  attach(
    relaxedSchema,
    (type, place) => (value, isAnyCode) => withoutNulls(type, value, () => nullError(place, isAnyCode)),
  );

  const run = async (on: GraphQLSchema, { document, operationName, variables }: Question) => {
    session.again();
    return execute({ schema: on, document, operationName, variableValues: variables });
  };
  return {
    schema,
    answer: async (question) => {
      const { data, errors = [] } = await run(schema, question);
      const { errors: possible = [] } = await run(relaxedSchema, question);
      return { data, errors, possible };
    },
  };
};
