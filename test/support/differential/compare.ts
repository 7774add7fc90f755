import { print, type FormattedExecutionResult, type GraphQLFormattedError } from 'graphql';
import type { Question, RightAnswer } from './oracle';

type Path = readonly (string | number)[];

const keyOf = (path: Path): string => JSON.stringify(path);

const within = (path: Path, root: Path): boolean => root.every((key, index) => path[index] === key);

/** The path of the null of an answer that an error has made, or stands under. */
const nullAt = (data: unknown, path: Path): Path | undefined => {
  let value = data;
  for (const [index, key] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, index);
    value = (value as Record<string | number, unknown>)[key];
  }
  return value === null || value === undefined ? path : undefined;
};

const codeOf = ({ extensions }: GraphQLFormattedError): unknown =>
  extensions?.['code'] ?? 'INTERNAL_SERVER_ERROR';

const isSame = (error: GraphQLFormattedError, right: GraphQLFormattedError): boolean => {
  if (right.extensions?.['isAnyCode'] === true) return true;
  if (codeOf(error) !== codeOf(right)) return false;
  const subgraph = right.extensions?.['subgraph'];
  if (subgraph !== undefined) return error.extensions?.['subgraph'] === subgraph;
  return !String(codeOf(right)).startsWith('FAULT_') || error.message === right.message;
};

const wrongErrors = (errors: readonly GraphQLFormattedError[], right: RightAnswer): string[] => {
  const possible = right.possible.map((each) => each.toJSON());
  return errors.flatMap((error) => {
    const { path } = error;
    if (path === undefined) return [`An error has no path: ${JSON.stringify(error)}`];
    if (error.extensions?.['leftOut'] !== undefined) return [];
    const there = possible.filter((each) => keyOf(each.path ?? []) === keyOf(path));
    const at = nullAt(right.data, path) ?? path;
    // What was fetched with a field that has emptied the whole is lost with it, and may say so.
    const beside = possible.filter((each) => at.length < path.length && within(each.path ?? [], at));
    return there.some((each) => isSame(error, each)) ||
      beside.some((each) => isSame(error, each) && error.message === each.message)
      ? []
      : [`An error that is not right: ${JSON.stringify(error)}, where there may be ${JSON.stringify(there)}`];
  });
};

const missingErrors = (errors: readonly GraphQLFormattedError[], right: RightAnswer): string[] =>
  right.errors.flatMap(({ path = [], message }) => {
    const at = nullAt(right.data, path);
    if (at === undefined) return [`The oracle has an error where there is a value: ${keyOf(path)}`];
    return errors.some((error) => within(error.path ?? [], at))
      ? []
      : [`No error for the null at ${keyOf(at)}: ${message}`];
  });

const twice = (errors: readonly GraphQLFormattedError[]): string[] => {
  const keys = errors.map(({ path, message }) => JSON.stringify([path, message]));
  return keys
    .filter((key, index) => keys.indexOf(key) !== index)
    .map((key) => `An error is there twice: ${key}`);
};

/** Data as text, with the fields of each object in the order of their names. */
const sorted = (data: unknown): string =>
  JSON.stringify(data, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );

/**
 * What is wrong with an answer, in sentences; none where it is right. Where one null stands for several errors, an
 * executor may stop at any of them: each error must be a possible one, and each null that an error has made must have one.
 */
export const compare = (
  { data, errors = [] }: FormattedExecutionResult,
  right: RightAnswer,
): readonly string[] => {
  const [given, wanted] = [JSON.stringify(data), JSON.stringify(right.data)];
  const difference = sorted(data) === sorted(right.data) ? 'The order of fields differs' : 'The data differ';
  const wrongData = given === wanted ? [] : [`${difference}: ${given} instead of ${wanted}`];
  const isCut = errors.some(({ extensions }) => extensions?.['leftOut'] !== undefined);
  return [
    ...wrongData,
    ...wrongErrors(errors, right),
    ...(isCut ? [] : missingErrors(errors, right)),
    ...twice(errors),
  ];
};

/** A question as someone would send it. */
export const textOf = ({ document, operationName, variables }: Question): string =>
  `${print(document)}\noperationName: ${String(operationName)}\nvariables: ${JSON.stringify(variables)}`;
