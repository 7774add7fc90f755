import { parse, print } from 'graphql';
import type { Fetch, Step } from '../../execution/program';
import type { FetchRecord, RequestRecord } from '../request-record';

/** What is told of a fetch. */
export interface Asked {
  readonly plan: boolean;
  readonly time: boolean;
  readonly statements: boolean;
}

interface PlannedFetch {
  readonly fetch: Fetch;
  /** The numbers of the fetches that it waits for. */
  readonly waitsFor: readonly number[];
}

/** The fetches of a program, numbered from 1 by their places, each with those that it waits for. */
const plannedFetches = (program: Step): PlannedFetch[] => {
  const planned: PlannedFetch[] = [];
  /** Gives the numbers of all fetches of a step. */
  const walk = (step: Step, waitsFor: readonly number[]): number[] => {
    switch (step.kind) {
      case 'fetch':
        return [planned.push({ fetch: step.fetch, waitsFor })];
      case 'parallel':
        return step.steps.flatMap((each) => walk(each, waitsFor));
      case 'sequence': {
        const all: number[] = [];
        let before = waitsFor;
        for (const each of step.steps) {
          before = walk(each, before);
          all.push(...before);
        }
        return all;
      }
    }
  };
  walk(program, []);
  return planned;
};

const readable = (query: string): string => {
  try {
    return print(parse(query));
  } catch {
    return query;
  }
};

/** The place of a fetch: response names, `@` for every item of a list, and the types that an object may be of. */
const placeOf = (pattern: Fetch['pattern']): string =>
  pattern.map((step) => (typeof step === 'object' ? `[${[...step].join(', ')}]` : String(step))).join('.');

const MS_PLACES = 1_000;
const rounded = (ms: number): number => Math.round(ms * MS_PLACES) / MS_PLACES;

const timeOf = (record: FetchRecord | undefined): object => {
  if (record === undefined) return { outcome: 'not needed' };
  const { beganMs, ms, attempts, outcome } = record;
  return {
    outcome,
    beganMs: rounded(beganMs),
    ms: ms === undefined ? null : rounded(ms),
    ...(attempts > 0 && { attempts }),
  };
};

/** The fetches of a request's plan as they went, with what is asked of them. */
export const explainedFetches = ({ program, fetches }: RequestRecord, asked: Asked): readonly object[] => {
  if (program === undefined) return [];
  const left = [...fetches];
  return plannedFetches(program).map(({ fetch, waitsFor }, index) => {
    const { subgraph, query, pattern } = fetch;
    const place = left.findIndex((each) => each.subgraph === subgraph && each.query === query);
    const [record] = place < 0 ? [] : left.splice(place, 1);
    return {
      fetch: index + 1,
      subgraph,
      ...(asked.plan && {
        waitsFor,
        at: placeOf(pattern),
        operation: readable(query),
      }),
      ...(record?.entities !== undefined && { entities: record.entities }),
      ...(asked.time && timeOf(record)),
      ...(asked.statements && { statements: record?.statements ?? null }),
    };
  });
};
