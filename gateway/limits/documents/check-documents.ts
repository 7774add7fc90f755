import { GraphQLError, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Documents } from './read-documents';

const parsed = (text: string): DocumentNode | GraphQLError => {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    return new GraphQLError('The document is nested too deeply to be read.');
  }
};

const said = (id: string, { message, locations }: GraphQLError): string => {
  const [at] = locations ?? [];
  return `The document ${id}${at ? `, line ${String(at.line)}` : ''}: ${message}`;
};

/**
 * What is wrong with documents over a schema, a sentence each: what does not parse, and what asks for what there is not.
 * Nothing where all can be answered.
 */
export const problemsOf = ({ names }: Documents, schema: GraphQLSchema): readonly string[] =>
  [...names].flatMap(([text, id]) => {
    const document = parsed(text);
    const errors = document instanceof GraphQLError ? [document] : validate(schema, document);
    return errors.map((error) => said(id, error));
  });
