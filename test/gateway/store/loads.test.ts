import express from 'express';
import { createGateway } from '../../../gateway/create-gateway';
import { createRequestNotes } from '../../../gateway/request-notes';
import { inProcessSource } from '../../../gateway/sources/in-process';
import { createGraphQLHandler } from '../../../gateway/store/handler';
import { createLoadCheck } from '../../../gateway/store/load-check';
import { readApiSchema } from '../../../gateway/supergraph/api-schema';
import { subgraphs } from '../../../subgraphs';
import { scalars } from '../../../subgraphs/common/scalars';
import { closeAll, listening } from '../../support/listening';
import { composeReports } from '../../support/reports-graph';
import { openWorld, type WorldRows } from '../../support/world';

afterAll(closeAll);

const LOADS = 4;
const MOST_ROUNDS = 5_000;
const CLIENTS = 6;

/** A council whose name says which load it is of. */
const rowsOf = (load: number): WorldRows => ({
  councils: [
    {
      id: 'barnet',
      name: `Barnet ${String(load)}`,
      official_name: 'London Borough of Barnet',
      kind: 'LONDON_BOROUGH',
    },
  ],
});

test('while real loads commit, no answer of the graph is older than its request, and most are from the store', async () => {
  const world = await openWorld(rowsOf(1));
  const sources = subgraphs.map(({ name }) => inProcessSource(world.subgraph(name)));
  const supergraphSdl = composeReports();
  const gateway = await createGateway({ supergraphSdl, sources, scalars: Object.values(scalars) });
  const served = { id: 'schema', schema: readApiSchema(supergraphSdl) };
  const events = new Map<string, number>();
  const count = (event: string): void => {
    events.set(event, (events.get(event) ?? 0) + 1);
  };
  const handler = createGraphQLHandler({
    server: gateway.server,
    served: () => served,
    check: createLoadCheck((name) => sources.find((source) => source.name === name), 10_000),
    mostBytes: 1_000_000,
    buildId: 'build',
    mostTokens: 10_000,
    notesOf: createRequestNotes,
    observer: {
      onHit: () => {
        count('HIT');
      },
      onJoin: () => {
        count('JOIN');
      },
      onMiss: (_request, reason) => {
        count(reason);
      },
      onEvict: () => undefined,
    },
  });
  const { url } = await listening(express().use(express.json(), handler));

  /** The loads that are known to be committed, and that may be. */
  const load = { committed: 1, begun: 1 };
  const wrong: unknown[] = [];
  let isOver = false;
  const askOften = async (): Promise<void> => {
    for (let round = 0; round < MOST_ROUNDS && !isOver; round += 1) {
      const from = load.committed;
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: '{ council(id: "barnet") { name money { totalCount } } }',
        }),
      });
      const text = await response.text();
      const got = Number(/"Barnet (\d+)"/.exec(text)?.[1]);
      if (!(got >= from && got <= load.begun)) wrong.push({ from, until: load.begun, text });
    }
  };
  const clients = Array.from({ length: CLIENTS }, askOften);
  for (let next = 2; next <= LOADS; next += 1) {
    load.begun = next;
    await world.reload(rowsOf(next));
    load.committed = next;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  isOver = true;
  await Promise.all(clients);
  expect(wrong.slice(0, 3)).toEqual([]);
  expect(events.get('HIT')).toBeGreaterThan(LOADS);
  expect(events.get('CHANGED')).toBeGreaterThan(0);
  expect([...events.keys()].filter((event) => event === 'UNCHECKED' || event === 'BYPASSED')).toEqual([]);
  await gateway.server.stop();
  await world.close();
});
