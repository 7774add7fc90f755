import { distance, nearest } from './nearest';
import type { Setting } from './setting';

/** Everything that is wrong with the settings of a process, a sentence each. */
export class SettingsError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'SettingsError';
  }
}

/** Settings by the names that the code knows them by. */
export type Settings = Readonly<Record<string, Setting<unknown>>>;

/** The values of settings, typed as they parse. */
export type ValuesOf<Given extends Settings> = {
  readonly [Key in keyof Given]: Given[Key] extends Setting<infer Value> ? Value : never;
};

/** What all names that only this project uses begin with. */
export const PREFIX = 'COUNCIL_GRAPH_';

/** Shorter names differ by one letter from variables that belong to others. */
const SHORTEST_NEAR_MISS = 8;

const unknownNames = (names: readonly string[], env: NodeJS.ProcessEnv): string[] =>
  Object.keys(env)
    .filter((name) => !names.includes(name))
    .flatMap((name) => {
      const prefixed = PREFIX + name;
      if (names.includes(prefixed)) return [`${name} is no setting; it is called ${prefixed}.`];
      const isOurs = name.startsWith(PREFIX);
      const bare = isOurs ? name.slice(PREFIX.length) : name;
      const like = names.includes(bare) ? bare : nearest(name, names);
      const isNearMiss =
        like !== undefined && like.length >= SHORTEST_NEAR_MISS && distance(name, like) === 1;
      if (!isOurs && !isNearMiss) return [];
      return [`${name} is no setting${like === undefined ? '' : `; did you mean ${like}?`}`];
    });

/** A value as it may be shown: what stands before the host of an address can be a password, and the log is read by many. */
const withoutPasswords = (text: string): string => text.replaceAll(/:\/\/[^/\s]*@/g, '://…@');

/**
 * Reads the settings of a process from its environment, frozen and typed; an empty value counts as none.
 * @param others names of settings that are not read here but known, so that they are not refused
 * @throws {SettingsError} with everything that is unknown or malformed
 */
export const readSettings = <Given extends Settings>(
  settings: Given,
  env: NodeJS.ProcessEnv,
  others: readonly string[] = [],
): ValuesOf<Given> => {
  const known = [...Object.values(settings).map(({ name }) => name), ...others];
  const problems = unknownNames(known, env);
  const values = Object.entries(settings).map(([key, { name, fallback, right, parse }]) => {
    const given = env[name]?.trim() ?? '';
    const value = parse(given === '' ? fallback : given);
    if (value === undefined) problems.push(`${name} must be ${right}; it is "${withoutPasswords(given)}".`);
    return [key, value] as const;
  });
  if (problems.length > 0) throw new SettingsError(problems);
  return Object.freeze(Object.fromEntries(values)) as ValuesOf<Given>;
};
