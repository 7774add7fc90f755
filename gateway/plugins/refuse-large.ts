import { GraphQLError, type ASTVisitor, type ValidationRule } from 'graphql';
import { enforced, type Enforcement } from '../limits/excess';
import { createExtents, type Extent } from '../limits/extent';

/** What one operation may ask. */
export interface OperationLimits {
  /** The most levels of fields, one within the other. */
  readonly mostLevels: number;
  /** The most fields, a fragment's counted each time that it is spread. */
  readonly mostFields: number;
  /** The most fields with an alias. */
  readonly mostAliases: number;
  /** The most fields of the operation itself. */
  readonly mostRoots: number;
}

type SomeLimits = Pick<OperationLimits, 'mostLevels' | 'mostFields'> & Partial<OperationLimits>;

/** More fields than these are planned for nobody, whatever the limits and their mode. */
export const PLANNABLE_FIELDS = 10_000;

/** The schema is read whole with about 200 fields. */
const MOST_SCHEMA_FIELDS = 500;

const ANY_NUMBER = Number.MAX_SAFE_INTEGER;

interface Measure {
  readonly code: string;
  readonly of: keyof Extent;
  readonly limit: number;
  /** Refused beyond this in every mode. */
  readonly always: number;
  says(value: string, limit: string): string;
}

const measuresFor = ({
  mostLevels,
  mostFields,
  mostAliases,
  mostRoots,
}: OperationLimits): readonly Measure[] => [
  {
    code: 'QUERY_TOO_DEEP',
    of: 'levels',
    limit: mostLevels,
    always: ANY_NUMBER,
    says: (value, limit) =>
      `The operation is ${value} levels of fields deep; at most ${limit} are answered. Ask for the inner part in an operation of its own, by the ids that the outer one gives.`,
  },
  {
    code: 'QUERY_TOO_WIDE',
    of: 'fields',
    limit: mostFields,
    always: PLANNABLE_FIELDS,
    says: (value, limit) =>
      `The operation asks for ${value} fields, with those of its fragments; at most ${limit} are answered. Ask for them in several operations.`,
  },
  {
    code: 'QUERY_TOO_WIDE',
    of: 'schemaFields',
    limit: MOST_SCHEMA_FIELDS,
    always: MOST_SCHEMA_FIELDS,
    says: (value, limit) =>
      `The operation asks for ${value} fields of the schema, with those of its fragments; at most ${limit} are answered. Ask for the schema once.`,
  },
  {
    code: 'TOO_MANY_ALIASES',
    of: 'aliases',
    limit: mostAliases,
    always: ANY_NUMBER,
    says: (value, limit) =>
      `The operation gives ${value} aliases, with those of its fragments; at most ${limit} are answered. Ask for many of a kind with one list and a filter, or in several operations.`,
  },
  {
    code: 'TOO_MANY_ROOT_FIELDS',
    of: 'roots',
    limit: mostRoots,
    always: ANY_NUMBER,
    says: (value, limit) =>
      `The operation has ${value} fields of its own; at most ${limit} are answered. Ask for them in several operations.`,
  },
];

/**
 * Refuses an operation of too many levels, fields, aliases or root fields once its fragments are written out, before it
 * is planned: a few fragments that spread each other twice come to more fields than there is memory for.
 */
export const refuseLarge = (
  { mostLevels, mostFields, mostAliases = ANY_NUMBER, mostRoots = ANY_NUMBER }: SomeLimits,
  { mode, observe }: Enforcement = enforced,
): ValidationRule => {
  const measures = measuresFor({ mostLevels, mostFields, mostAliases, mostRoots });
  return (context): ASTVisitor => {
    const extentOf = createExtents((name) => context.getFragment(name));
    return {
      OperationDefinition: (node) => {
        const extent = extentOf(node);
        for (const { code, of, limit, always, says } of measures) {
          const value = extent[of];
          if (value <= limit) continue;
          observe({ code, limit, value, operationName: node.name?.value });
          if (mode === 'measure' && value <= always) continue;
          context.reportError(
            new GraphQLError(says(String(value), String(limit)), {
              nodes: node,
              extensions: { code, limit, value },
            }),
          );
        }
      },
    };
  };
};
