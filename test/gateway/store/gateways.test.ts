import express from 'express';
import { createGateway } from '../../../gateway/create-gateway';
import { createRequestNotes } from '../../../gateway/request-notes';
import { httpSource } from '../../../gateway/sources/http';
import { inProcessSource } from '../../../gateway/sources/in-process';
import { createGraphQLHandler } from '../../../gateway/store/handler';
import { createLoadCheck } from '../../../gateway/store/load-check';
import { readApiSchema } from '../../../gateway/supergraph/api-schema';
import type { RunningSubgraph, SubgraphRequest } from '../../../subgraphs/common/contract';
import { createService } from '../../../subgraphs/service';
import type { FixtureSubgraph } from '../../support/fixture-subgraph';
import { supergraphOf } from '../../support/gateway';
import { closeAll, listening } from '../../support/listening';
import { createMoney, createPlaces } from '../../support/town';

afterAll(closeAll);

/** A fixture whose sub-answers say which load they were read from. */
const withLoads = (fixture: FixtureSubgraph, loadId: () => string): RunningSubgraph => {
  const execute = async (request: SubgraphRequest) => {
    // One load a snapshot: the fixture reads at once, when it is asked.
    const read = loadId();
    const result = await fixture.execute(request);
    return { ...result, extensions: { loadId: read, statements: 1 } };
  };
  return {
    ...fixture,
    execute,
    begin: () => ({ execute, end: () => Promise.resolve() }),
    loadId: () => Promise.resolve(loadId()),
  };
};

type Reach = 'in one process' | 'over HTTP';

/** Two gateways over one world of two subgraphs; the budgets of one change with each load. */
const openGateways = async (reach: Reach) => {
  const world = { load: 1 };
  const money = createMoney((id) => `${id}: ${String(world.load)}`);
  const places = createPlaces();
  const fixtures = [places, money];
  const running = [withLoads(places, () => 'places'), withLoads(money, () => `money ${String(world.load)}`)];
  const supergraphSdl = supergraphOf(fixtures);
  const schema = readApiSchema(supergraphSdl);
  const open = async () => {
    const sources = await Promise.all(
      running.map(async (subgraph) => {
        if (reach === 'in one process') return inProcessSource(subgraph);
        const { url } = await listening(createService(subgraph));
        return httpSource({ name: subgraph.name, url: `${url}graphql`, mostBytes: 1_000_000 });
      }),
    );
    const gateway = await createGateway({ supergraphSdl, sources });
    const events: string[] = [];
    const served = { id: 'schema', schema };
    const handler = createGraphQLHandler({
      server: gateway.server,
      served: () => served,
      check: createLoadCheck((name) => sources.find((source) => source.name === name), 10_000),
      mostBytes: 1_000_000,
      buildId: 'build',
      mostTokens: 10_000,
      notesOf: createRequestNotes,
      observer: {
        onHit: () => events.push('HIT'),
        onJoin: () => events.push('JOIN'),
        onMiss: (_request, reason) => events.push(reason),
        onEvict: () => undefined,
      },
    });
    const { url } = await listening(express().use(express.json(), handler));
    const ask = async (query: string): Promise<string> => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      return response.text();
    };
    return { ask, events, close: () => gateway.close() };
  };
  const gateways = await Promise.all([open(), open()]);
  return {
    world,
    asked: money.asked,
    gateways,
    close: () => Promise.all(gateways.map((each) => each.close())),
  };
};

const BUDGET = '{ place(id: "ealing") { name budget } }';
const budget = (load: number): string =>
  `{"data":{"place":{"name":"Ealing","budget":"ealing: ${String(load)}"}},"extensions":{"view":{"asOf":null,"knownAt":null,"meaning":"everything on record"}}}\n`;

test.each<Reach>(['in one process', 'over HTTP'])(
  'subgraphs %s: answers are kept, and a load is seen by the next request to each gateway',
  async (reach) => {
    const { world, asked, gateways, close } = await openGateways(reach);
    for (const load of [1, 2]) {
      world.load = load;
      for (const { ask } of gateways) {
        for (let sight = 1; sight <= 3; sight += 1) expect(await ask(BUDGET)).toBe(budget(load));
      }
    }
    for (const { events } of gateways)
      expect(events).toEqual(['ABSENT', 'ABSENT', 'HIT', 'CHANGED', 'HIT', 'HIT']);
    // What a check asks over HTTP is no computation.
    expect(asked.filter(({ query }) => query.includes('budget'))).toHaveLength(6);
    await close();
  },
);

test.each<Reach>(['in one process', 'over HTTP'])(
  'subgraphs %s: while loads commit and requests come at once, no answer is older than its request',
  async (reach) => {
    const { world, gateways, close } = await openGateways(reach);
    const questions = ['ealing', 'hackney'].map((id) => `{ place(id: "${id}") { budget } }`);
    const stale: unknown[] = [];
    const askOften = async (client: number): Promise<void> => {
      for (let round = 0; round < 25; round += 1) {
        const from = world.load;
        const gateway = gateways[(client + round) % gateways.length];
        const text = (await gateway?.ask(questions[round % 3 === 0 ? 1 : 0] ?? '')) ?? '';
        const got = Number(/: (\d+)"/.exec(text)?.[1]);
        if (!(got >= from && got <= world.load)) stale.push({ from, until: world.load, text });
        if (client === 0 && round % 4 === 0) world.load += 1;
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, client) => askOften(client)));
    expect(stale).toEqual([]);
    const events = gateways.flatMap((each) => each.events);
    expect(new Set(events)).toEqual(new Set(['ABSENT', 'HIT', 'JOIN', 'CHANGED']));
    await close();
  },
);
