import { getOperationAST, validate, type DocumentNode } from 'graphql';
import { valuesIn } from './count';
import { textOf } from './compare';
import { createFaults } from './faults';
import { generate, type Generated } from './generate/operation';
import type { Tricks } from './generate/scope';
import { vary } from './generate/vary';
import type { Pair } from './open-pair';
import type { Question } from './oracle';
import { createRandom, type Random } from './random';
import { healthy, type Conditions } from './session';
import { shrink } from './shrink';
import type { World } from './world';

/** The most values of an answer that are compared. */
const MOST_VALUES = 20_000;

/** What of a run is chosen. */
export interface RunOptions {
  readonly tricks: Tricks;
  /** How many disagreements end the run. */
  readonly mostReported: number;
}

/** One thing that the gateway got wrong, with the smallest document that shows it. */
export interface Disagreement {
  readonly seed: number;
  /** As someone would send it, with what is wrong and both answers. */
  readonly report: string;
}

/** What a run came to. */
export interface Run {
  readonly compared: number;
  readonly discarded: number;
  readonly withErrors: number;
  readonly disagreements: readonly Disagreement[];
}

const conditionsFor = (world: World, pair: Pair, random: Random): Conditions => {
  const seed = random.below(2 ** 32);
  const kind = random.next();
  if (kind < 0.4) return healthy;
  const faults = (share: number) => createFaults(seed, share, pair.facts.joining);
  if (kind < 0.62) return { ...healthy, faults: faults(random.pick([0.02, 0.06, 0.15])) };
  if (kind < 0.72) return { ...healthy, absence: seed };
  if (kind < 0.8) return { ...healthy, absence: seed, faults: faults(0.05) };
  const dead = random.pick(Object.keys(world.subgraphs));
  if (kind < 0.9) return { ...healthy, dead };
  if (kind < 0.95) return { ...healthy, dead, flaw: seed };
  return { ...healthy, dead, absence: seed, faults: faults(0.04) };
};

const questionsOf = ({ document, operationName, variables }: Generated, random: Random): Question[] => {
  const [first, second] = variables;
  return [
    { document, operationName, variables: first },
    { document, operationName, variables: second },
    { document: vary(document, random), operationName, variables: first },
  ];
};

const describe = (conditions: Conditions): string =>
  JSON.stringify({ ...conditions, faults: conditions.faults === healthy.faults ? 'none' : 'some' });

/** The first words of what is wrong, which are the same for what is wrong in the same way. */
const kindOf = (wrong: string): string => wrong.split(' ', 3).join(' ');

/** Compares what follows from each seed: one document, with two sets of variables, and with other literals. */
export const runSeeds = async (
  world: World,
  pair: Pair,
  seeds: Iterable<number>,
  { tricks, mostReported }: RunOptions,
): Promise<Run> => {
  const { schema } = pair.oracle;
  const disagreements: Disagreement[] = [];
  let [compared, discarded, withErrors] = [0, 0, 0];

  const reportOf = async (
    question: Question,
    conditions: Conditions,
    kinds: ReadonlySet<string>,
  ): Promise<string> => {
    const fails = async (document: DocumentNode): Promise<boolean> => {
      if (getOperationAST(document, question.operationName) === null) return false;
      const found = await pair.compare({ ...question, document }, conditions);
      return found.wrong.some((each) => kinds.has(kindOf(each)));
    };
    const small = { ...question, document: await shrink(schema, question.document, fails) };
    const { wrong, answer, right } = await pair.compare(small, conditions);
    const { data, errors } = right;
    return [
      textOf(small),
      `conditions: ${describe(conditions)}`,
      ...wrong,
      `gateway: ${JSON.stringify(answer)}`,
      `oracle:  ${JSON.stringify({ data, errors })}`,
    ].join('\n');
  };

  for (const seed of seeds) {
    const random = createRandom(seed);
    const generated = generate(schema, random, { tricks, values: world.values ?? {} });
    if (generated === undefined) {
      discarded += 1;
      continue;
    }
    for (const question of questionsOf(generated, random.fork())) {
      const conditions = conditionsFor(world, pair, random);
      if (validate(schema, question.document).length > 0) {
        discarded += 1;
        continue;
      }
      const { wrong, right } = await pair.compare(question, conditions);
      if (valuesIn(right.data) > MOST_VALUES) {
        discarded += 1;
        continue;
      }
      compared += 1;
      if (right.errors.length > 0) withErrors += 1;
      if (wrong.length === 0) continue;
      const report = await reportOf(question, conditions, new Set(wrong.map(kindOf)));
      disagreements.push({ seed, report: `seed ${String(seed)}\n${report}` });
      if (disagreements.length >= mostReported) return { compared, discarded, withErrors, disagreements };
      // What else follows from the seed is likely wrong in the same way.
      break;
    }
  }
  return { compared, discarded, withErrors, disagreements };
};
