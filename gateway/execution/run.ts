import type { Variables } from '../operation/conditions';
import type { Brought } from '../sources/ask';
import type { SubgraphRequest } from '../../subgraphs/common/contract';
import { isData, type Data } from './data';
import { merge, type IsObjectType } from './merge';
import type { Fetch, Step } from './program';
import { targetsAt } from './targets';
import type { Trouble, Troubles } from './troubles';

type Path = readonly (string | number)[];

/** What one request runs its program with. */
export interface Run {
  /** What has been brought; fetches are merged into it. */
  readonly data: Data;
  readonly variables: Variables;
  readonly troubles: Troubles;
  readonly isObjectType: IsObjectType;
  /** Whether no more is to be asked. */
  isOver(): boolean;
  /** Asks a subgraph. @param expected how many entities; undefined for none */
  ask(subgraph: string, request: SubgraphRequest, expected: number | undefined): Promise<Brought>;
}

/** The objects that one representation stands for. */
interface Entity {
  readonly representation: Data;
  readonly targets: Data[];
}

const variablesOf = ({ variables }: Fetch, values: Variables): Record<string, unknown> => {
  const sent: Record<string, unknown> = {};
  for (const name of variables) {
    if (values[name] !== undefined) sent[name] = values[name];
  }
  return sent;
};

/** The different entities among objects, each with all the objects that it stands for. */
const entitiesOf = (objects: readonly Data[], fetch: Fetch): Entity[] => {
  const entities = new Map<string, Entity>();
  for (const object of objects) {
    const representation = fetch.pick?.(object);
    if (representation?.['__typename'] === undefined) continue;
    fetch.rewriteInput?.(representation);
    // A plan writes the fields of each in one order, so that equal ones have equal texts.
    const text = JSON.stringify(representation);
    const known = entities.get(text);
    if (known) known.targets.push(object);
    else entities.set(text, { representation, targets: [object] });
  }
  return [...entities.values()];
};

/** Enough places of one trouble: an answer tells of a hundred, and of how many more there are. */
const MOST_KEPT = 20_000;

/** What a subgraph does not know an object for is missing, and no one's failure. */
const excuse = ({ lostPaths }: Fetch, troubles: Troubles, targets: readonly Data[]): void => {
  for (const target of targets) {
    for (const [key] of lostPaths(target)) if (key !== undefined) troubles.excuse(target, key);
  }
};

const keepWhole = (
  { lostPaths }: Fetch,
  troubles: Troubles,
  trouble: Trouble,
  targets: readonly Data[],
): void => {
  let kept = 0;
  for (const target of targets) {
    if (kept > MOST_KEPT) return;
    const lost = lostPaths(target);
    kept += lost.length;
    // Where nothing is lost that was asked for, the object itself is named.
    for (const path of lost.length > 0 ? lost : [['']]) troubles.keep(trouble, target, path);
  }
};

/** Keeps what went wrong where it cost something. */
const keepProblems = (
  fetch: Fetch,
  { problems }: Brought,
  troubles: Troubles,
  targets: readonly Data[],
  entities: readonly Entity[] | undefined,
): void => {
  const named = (path: Path): Path =>
    path.map((key) => (typeof key === 'string' ? (fetch.renames.get(key) ?? key) : key));
  const wholes = new Set<string>();
  for (const { message, extensions, path = [] } of problems) {
    const trouble: Trouble = { message, extensions, isTold: false };
    const [, index, ...rest] = path;
    const of = entities === undefined ? targets : entities[Number(index)]?.targets;
    const inside = named(entities === undefined ? path : rest);
    if (of === undefined || inside.length === 0) {
      // Said twice, it costs no more: all that is lost is looked for once.
      const key = JSON.stringify([of && index, message, extensions]);
      if (!wholes.has(key)) keepWhole(fetch, troubles, trouble, of ?? targets);
      wholes.add(key);
    } else for (const target of of) troubles.keep(trouble, target, inside);
  }
};

const runFetch = async (fetch: Fetch, run: Run): Promise<void> => {
  const { subgraph, query, operationName, pattern, pick, rewriteOutput } = fetch;
  const targets = targetsAt(run.data, pattern, run.isObjectType);
  const entities = pick && entitiesOf(targets, fetch);
  if (targets.length === 0 || entities?.length === 0 || run.isOver()) return;
  const given = variablesOf(fetch, run.variables);
  const variables = entities
    ? { ...given, representations: entities.map(({ representation }) => representation) }
    : given;
  const brought = await run.ask(subgraph, { query, operationName, variables }, entities?.length);
  const { data } = brought;
  // What is refused as a whole is neither merged nor told of piece by piece: there may be a great deal of it.
  if (run.isOver()) return;
  if (data !== undefined && entities === undefined) {
    rewriteOutput?.(data);
    for (const target of targets) merge(target, data, run.isObjectType);
  }
  if (data !== undefined && entities !== undefined) {
    for (const [index, entity] of (data['_entities'] as unknown[]).entries()) {
      if (!isData(entity)) {
        const isFailed = brought.problems.some(({ path = [] }) => path.length === 0 || path[1] === index);
        if (!isFailed) excuse(fetch, run.troubles, entities[index]?.targets ?? []);
        continue;
      }
      rewriteOutput?.(entity);
      for (const target of entities[index]?.targets ?? []) merge(target, entity, run.isObjectType);
    }
  }
  if (brought.problems.length > 0) {
    const reached = entities?.flatMap((entity) => entity.targets) ?? targets;
    keepProblems(fetch, brought, run.troubles, reached, entities);
  }
};

/** Runs a program: what it brings is in the data, what went wrong in the troubles. Never throws for a subgraph. */
export const runStep = async (step: Step, run: Run): Promise<void> => {
  switch (step.kind) {
    case 'fetch':
      await runFetch(step.fetch, run);
      return;
    case 'parallel':
      await Promise.all(step.steps.map((each) => runStep(each, run)));
      return;
    case 'sequence':
      for (const each of step.steps) await runStep(each, run);
      return;
  }
};
