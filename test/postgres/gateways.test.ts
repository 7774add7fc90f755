import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeAll } from '../support/listening';
import { openTestPostgres, type TestPostgres } from '../support/postgres';
import { openStoringGateway } from '../support/storing-gateway';
import { writeWorld, type WorldRows } from '../support/world';
import { openLoader, openReach, type Reach } from './several-processes';

const SERVICES = 20;
const LOADS = 3;
const CLIENTS = 2;

let postgres: TestPostgres;
let folder: string;
beforeAll(async () => {
  // Each subgraph of each gateway or copy has connections of its own.
  postgres = await openTestPostgres({ settings: ['max_connections=200'] });
});
afterAll(async () => {
  await closeAll();
  await postgres.close();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'council-graph-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What each load says: its number in every name, which one subgraph serves, and every summary, which another does. */
const rowsOf = (load: number): WorldRows => ({
  services: Array.from({ length: SERVICES }, (_, place) => ({
    id: `service-${String(place + 10)}`,
    name: `name ${String(load)}`,
    summary: `summary ${String(load)}`,
    delivery: 'SHARED',
    agreement_id: 'NOT_STATED',
  })),
});

const QUESTIONS = [
  '{ services(first: 20) { nodes { id name } } }',
  '{ search(text: "summary", first: 20) { nodes { id summary } } }',
  '{ services(first: 5) { nodes { name agreement { id } } } search(text: "summary", first: 3) { nodes { summary } } }',
];

/** The words of the questions, by the subgraph that serves them. */
const WORDS = { agreements: 'name', record: 'summary' } as const;
type Name = keyof typeof WORDS;
const NAMES = Object.keys(WORDS) as Name[];

/** The loads that an answer holds of a subgraph; of one there should be no more than one. */
const loadsIn = (text: string, name: Name): number[] => [
  ...new Set([...text.matchAll(new RegExp(`"${WORDS[name]} (\\d+)"`, 'g'))].map(([, load]) => Number(load))),
];

test.each<[Reach, string]>([
  ['in the process of each gateway', 'inside'],
  ['as services in two copies behind one address, signed', 'services'],
])(
  'subgraphs %s: while others load, two gateways answer from no load but the last',
  async (reach, database) => {
    await postgres.create(database);
    const shared = { database: postgres.config(database), folder };
    writeWorld(folder, rowsOf(1));
    const { open, sent, close } = await openReach(reach, shared);
    const gateways = [await openStoringGateway(await open()), await openStoringGateway(await open())];
    let begun = 1;
    const committed = { agreements: 1, record: 1 };
    let isOver = false;
    const wrong: unknown[] = [];

    const askOnce = async (gateway: number, question: number): Promise<void> => {
      const from = { ...committed };
      const text = (await gateways[gateway]?.ask(QUESTIONS[question] ?? '')) ?? '';
      const found = NAMES.map((name) => [name, loadsIn(text, name)] as const);
      const isRight = found.every(
        ([name, [load = begun, ...more]]) => more.length === 0 && load >= from[name] && load <= begun,
      );
      if (!isRight || found.every(([, loads]) => loads.length === 0)) wrong.push({ from, begun, text });
    };
    const askOften = async (client: number): Promise<void> => {
      for (let round = client; !isOver; round += 1) await askOnce(round % 2, round % 3);
    };
    /** Until both stores have kept all answers. */
    const askAll = async (): Promise<void> => {
      for (const question of [0, 1, 2, 0, 1, 2])
        await Promise.all([askOnce(0, question), askOnce(1, question)]);
    };
    const loader = await openLoader(shared, NAMES, async (name) => {
      committed[name as Name] = begun;
      await askAll();
    });
    const loadOften = async (): Promise<void> => {
      await askAll();
      for (begun = 2; begun <= LOADS; begun += 1) await loader.load(rowsOf(begun));
      begun = LOADS;
      isOver = true;
    };
    await Promise.all([loadOften(), ...Array.from({ length: CLIENTS }, (_, client) => askOften(client))]);
    expect(wrong).toEqual([]);
    expect(committed).toEqual({ agreements: LOADS, record: LOADS });

    for (const { ask, events } of gateways) {
      events.length = 0;
      const texts = [];
      for (const question of QUESTIONS) texts.push(await ask(question));
      expect(events).toEqual(['HIT', 'HIT', 'HIT']);
      expect(texts.map((text) => NAMES.map((name) => loadsIn(text, name)))).toEqual([
        [[LOADS], []],
        [[], [LOADS]],
        [[LOADS], [LOADS]],
      ]);
    }
    for (const [first = 0, second = 0] of sent()) expect(Math.abs(first - second)).toBeLessThanOrEqual(1);
    await Promise.all(gateways.map((gateway) => gateway.close()));
    await close();
    await loader.close();
  },
  // Two gateways, two copies and a server take a while to open where nothing else is idle.
  120_000,
);
