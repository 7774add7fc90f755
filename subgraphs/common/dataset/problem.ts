/** One thing that is wrong with a dataset: where, what was found, and what would be right. */
export interface Problem {
  readonly file: string;
  /** The line in the file, the header being line 1; 0 where the whole file is meant. */
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** One line a problem: `services.csv, line 7, column delivery: "SHRED" — wants one of SHARED, …`. */
export const describeProblem = ({ file, line, column, value, reason }: Problem): string =>
  [
    file,
    ...(line === 0 ? [] : [`line ${String(line)}`]),
    ...(column === '' ? [] : [`column ${column}`]),
  ].join(', ') + `: ${line === 0 ? '' : `"${value}" — `}${reason}`;

/** Thrown before anything is stored; lists every problem, not just the first. */
export class DatasetError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(
      `The dataset was not loaded: ${String(problems.length)} ${problems.length === 1 ? 'problem' : 'problems'}.\n` +
        problems.map(describeProblem).join('\n'),
    );
    this.name = 'DatasetError';
  }
}
