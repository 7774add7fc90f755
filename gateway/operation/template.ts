import { Kind, type ValueNode } from 'graphql';
import type { Variables } from './conditions';

/** Makes the JSON of a literal, given the variables that stand in it; undefined where it is a variable without a value. */
export type Template = (variables: Variables) => unknown;

const constant =
  (value: unknown): Template =>
  () =>
    value;

/** Sets a key as an own property, whatever its name. */
const put = (object: Record<string, unknown>, key: string, value: unknown): void => {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true });
  else object[key] = value;
};

/**
 * Makes the template of a literal. A field whose variable has no value is left out of its object, an item becomes null,
 * as the language has it.
 */
export const templateOf = (node: ValueNode): Template => {
  switch (node.kind) {
    case Kind.VARIABLE: {
      const name = node.name.value;
      return (variables) => (Object.hasOwn(variables, name) ? variables[name] : undefined);
    }
    case Kind.NULL:
      return constant(null);
    case Kind.INT:
    case Kind.FLOAT:
      return constant(Number(node.value));
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return constant(node.value);
    case Kind.LIST: {
      const items = node.values.map(templateOf);
      return (variables) => items.map((item) => item(variables) ?? null);
    }
    case Kind.OBJECT: {
      const fields = node.fields.map(({ name, value }) => [name.value, templateOf(value)] as const);
      return (variables) => {
        const object: Record<string, unknown> = {};
        for (const [name, template] of fields) {
          const value = template(variables);
          if (value !== undefined) put(object, name, value);
        }
        return object;
      };
    }
  }
};
