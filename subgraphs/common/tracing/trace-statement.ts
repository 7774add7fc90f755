import type { Span } from './span';

/** Runs the reading of one statement in a span of its own. */
export type TracedRead = <Result>(read: () => Promise<readonly Result[]>) => Promise<readonly Result[]>;

/** Is told of a statement when it is asked for, and gives what it is run by, or undefined where nobody looks. */
export type TraceStatement = (text: string) => TracedRead | undefined;

/** What runs statements, as OpenTelemetry calls it. */
export type DatabaseSystem = 'sqlite' | 'postgresql';

const FIRST_TABLE = /\bFROM\s+"?(\w+)/i;

/** What a statement does first, and with what, such as `SELECT councils`: few enough to group by. */
const summaryOf = (text: string): string => {
  const [verb = ''] = /\w+/.exec(text) ?? [];
  return [verb.toUpperCase(), FIRST_TABLE.exec(text)?.[1] ?? ''].join(' ').trim();
};

/** Makes what traces the statements of a database, each under the spans that it is run for. */
export const traceStatements =
  (system: DatabaseSystem, spansNow: () => readonly Span[]): TraceStatement =>
  (text) => {
    const [parent, ...others] = spansNow();
    if (!parent?.isRecorded) return undefined;
    return async (read) => {
      const summary = summaryOf(text);
      const attributes = { 'db.system.name': system, 'db.query.summary': summary, 'db.query.text': text };
      const span = parent.child(summary, 'CLIENT', attributes, others);
      try {
        const rows = await read();
        span.set({ 'db.response.returned_rows': rows.length });
        return rows;
      } catch (error) {
        span.fail(error instanceof Error ? error.name : 'Error');
        throw error;
      } finally {
        span.end();
      }
    };
  };
