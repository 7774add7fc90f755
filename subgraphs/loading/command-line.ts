import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SettingsError } from '../common/process/read-settings';
import { projectRoot } from '../common/project-root';

/** What is to be done with the loads of the databases. */
export type LoadCommand =
  | { readonly kind: 'LOAD'; readonly folder: string }
  | { readonly kind: 'GO_BACK' }
  | { readonly kind: 'LIST' };

/** What the command line says. */
export interface LoadCommandLine {
  readonly command: LoadCommand;
  /** The subgraphs whose databases are meant; all where undefined. */
  readonly only: readonly string[] | undefined;
}

const usage = (names: readonly string[]): string =>
  `Say one of: npm run load -- FOLDER | --previous | --list. With --only, some databases are meant: --only ${names.slice(0, 2).join(',')}; the names are ${names.join(', ')}.`;

/**
 * Reads the command line of a load.
 * @param names the names of the subgraphs
 * @throws {SettingsError} where it doesn't say one thing to do
 */
export const readLoadCommand = (args: readonly string[], names: readonly string[]): LoadCommandLine => {
  const refuse = (reason: string): never => {
    throw new SettingsError([`${reason} ${usage(names)}`]);
  };
  const options = {
    previous: { type: 'boolean' },
    list: { type: 'boolean' },
    only: { type: 'string' },
  } as const;
  const parsed = () => {
    try {
      return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
    } catch (error) {
      const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
      return refuse(`${String(reason)}.`);
    }
  };
  const { values, positionals } = parsed();
  const only = values.only?.split(',').map((name) => name.trim());
  const unknown = only?.find((name) => !names.includes(name));
  if (unknown !== undefined) refuse(`There is no subgraph "${unknown}".`);
  const commands: LoadCommand[] = [
    ...positionals.map((folder) => ({ kind: 'LOAD', folder: resolve(projectRoot(), folder) }) as const),
    ...(values.previous === true ? [{ kind: 'GO_BACK' } as const] : []),
    ...(values.list === true ? [{ kind: 'LIST' } as const] : []),
  ];
  const [command] = commands;
  if (command === undefined || commands.length > 1)
    return refuse(commands.length === 0 ? 'There is nothing to do.' : 'That is more than one thing to do.');
  return { command, only };
};
