import { Kind, print, type TypeNode } from 'graphql';
import type { SchemaShape, Slot, TypeShape } from './schema-shape';

/** Whether all values of one type are values of another, for types that differ only in what may be null. */
const fits = (given: TypeNode, wanted: TypeNode): boolean => {
  if (wanted.kind === Kind.NON_NULL_TYPE) {
    return given.kind === Kind.NON_NULL_TYPE && fits(given.type, wanted.type);
  }
  if (given.kind === Kind.NON_NULL_TYPE) return fits(given.type, wanted);
  if (given.kind === Kind.LIST_TYPE) return wanted.kind === Kind.LIST_TYPE && fits(given.type, wanted.type);
  return wanted.kind === Kind.NAMED_TYPE && given.name.value === wanted.name.value;
};

const isRequired = ({ type, isOptional }: Slot): boolean => type.kind === Kind.NON_NULL_TYPE && !isOptional;

const bare = (type: TypeNode): TypeNode => (type.kind === Kind.NON_NULL_TYPE ? type.type : type);

/** What of inputs would be refused there, though the supergraph allows it; the same for arguments and input fields. */
function* inputDifferences(
  place: (name: string) => string,
  promised: ReadonlyMap<string, Slot>,
  running: ReadonlyMap<string, Slot>,
): Generator<string> {
  for (const [name, wanted] of promised) {
    const found = running.get(name);
    if (found === undefined) yield `${place(name)} is missing.`;
    else if (!fits(wanted.type, found.isOptional ? bare(found.type) : found.type)) {
      yield `${place(name)} is ${print(found.type)}; in the supergraph it is ${print(wanted.type)}.`;
    }
  }
  for (const [name, found] of running) {
    if (isRequired(found) && !promised.has(name)) {
      yield `${place(name)} must be given; the supergraph does not know it.`;
    }
  }
}

function* fieldDifferences(type: string, promised: TypeShape, running: TypeShape): Generator<string> {
  for (const [name, wanted] of promised.fields) {
    const found = running.fields.get(name);
    if (found === undefined) yield `${type}.${name} is missing.`;
    else {
      if (!fits(found.type, wanted.type)) {
        yield `${type}.${name} is ${print(found.type)}; in the supergraph it is ${print(wanted.type)}.`;
      }
      const place = (argument: string): string => `The argument ${argument} of ${type}.${name}`;
      yield* inputDifferences(place, wanted.arguments, found.arguments);
    }
  }
}

const lacking = (promised: ReadonlySet<string>, running: ReadonlySet<string>): string[] =>
  [...promised].filter((each) => !running.has(each));

function* typeDifferences(name: string, promised: TypeShape, running: TypeShape): Generator<string> {
  if (promised.kind !== running.kind) {
    yield `${name} is of the kind ${running.kind}; in the supergraph it is of the kind ${promised.kind}.`;
    return;
  }
  if (promised.kind === 'input') {
    yield* inputDifferences((field) => `${name}.${field}`, promised.fields, running.fields);
  } else yield* fieldDifferences(name, promised, running);
  for (const each of lacking(promised.members, running.members)) {
    yield promised.kind === 'enum' ? `${name} has no value ${each}.` : `${name} has no member ${each}.`;
  }
  for (const each of lacking(promised.interfaces, running.interfaces))
    yield `${name} does not implement ${each}.`;
  for (const each of lacking(promised.keys, running.keys)) yield `${name} has no key "${each}".`;
}

/**
 * What a composed schema counts on and a running subgraph does not have, a sentence each. What the subgraph has beyond is
 * no difference, nor is a value that is promised to be null sometimes and never is.
 */
export function* differences(promised: SchemaShape, running: SchemaShape): Generator<string> {
  for (const [name, wanted] of promised) {
    const found = running.get(name);
    if (found !== undefined) yield* typeDifferences(name, wanted, found);
    // Not every library writes them out.
    else if (wanted.kind !== 'scalar' && wanted.fields.size + wanted.members.size > 0) {
      yield `The type ${name} is missing.`;
    }
  }
}
