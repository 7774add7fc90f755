import { parseArgs } from 'node:util';
import { SettingsError } from '../subgraphs/common/process/read-settings';

/** What the command line says. */
export interface CommandLine {
  /** The file of another composed schema, whose subgraphs are reached where it says; undefined for the project's own. */
  readonly supergraph: string | undefined;
  /** The environment with what the command line sets. */
  readonly env: NodeJS.ProcessEnv;
}

const USAGE =
  'Give no arguments, or: npm run gateway -- --supergraph FILE [--port N] [--host NAME]. Other settings are environment variables, see docs/settings.md.';

/**
 * Reads the command line of the gateway.
 * @throws {SettingsError} where an argument is unknown or has no value
 */
export const readCommandLine = (args: readonly string[], env: NodeJS.ProcessEnv): CommandLine => {
  const options = {
    supergraph: { type: 'string' },
    port: { type: 'string' },
    host: { type: 'string' },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
    return {
      supergraph: values.supergraph,
      env: {
        ...env,
        ...(values.port !== undefined && { PORT: values.port }),
        ...(values.host !== undefined && { HOST: values.host }),
      },
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new SettingsError([`${String(reason)}. ${USAGE}`]);
  }
};
