import { createJsonLog } from './json-log';
import { createLog, type Log, type LogLevel } from './log';
import { onOff, type Setting } from './setting';

const FORMS = ['text', 'json'] as const;
const LEVELS = ['error', 'warn', 'info'] as const satisfies readonly LogLevel[];

const oneOf = <Word extends string>(
  described: Pick<Setting<Word>, 'name' | 'meaning' | 'fallback'>,
  words: readonly Word[],
): Setting<Word> => ({
  ...described,
  right: `one of ${words.join(', ')}`,
  parse: (text) => words.find((word) => word === text),
});

/** What a process says of what happens, and how. */
export const logSettings = () => ({
  logForm: oneOf(
    {
      name: 'COUNCIL_GRAPH_LOG',
      fallback: 'text',
      meaning:
        'The form of the log: `text` for people, with failures and warnings; `json` for machines, one object a line, with a line for each request besides.',
    },
    FORMS,
  ),
  logLevel: oneOf(
    {
      name: 'COUNCIL_GRAPH_LOG_LEVEL',
      fallback: 'info',
      meaning:
        'What is written to the log: `error` failures; `warn` what is likely to be wrong, too; `info` everything.',
    },
    LEVELS,
  ),
  logVariables: onOff({
    name: 'COUNCIL_GRAPH_LOG_VARIABLES',
    fallback: 'off',
    meaning:
      'Whether the JSON lines of requests hold the document and the values of its variables, which may say whom or what somebody looks for.',
  }),
});

/** The value of a setting; where it is not right, its default, since whoever reads all settings says what is wrong. */
const valueOf = <Value>({ name, fallback, parse }: Setting<Value>, env: NodeJS.ProcessEnv): Value => {
  const value = parse(env[name]?.trim() ?? '') ?? parse(fallback);
  if (value === undefined) throw new Error(`The default of ${name} is not right.`);
  return value;
};

/**
 * Opens the log of a process, as its environment says, before anything else can go wrong.
 * @param service which process writes
 */
export const openLog = (service: string, self: Pick<NodeJS.Process, 'env' | 'stderr'>): Log => {
  const settings = logSettings();
  const level = valueOf(settings.logLevel, self.env);
  return valueOf(settings.logForm, self.env) === 'json'
    ? createJsonLog({ service, level })
    : createLog((line) => self.stderr.write(`${line}\n`), level);
};
