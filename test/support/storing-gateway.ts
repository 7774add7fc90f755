import { join } from 'node:path';
import express from 'express';
import { createGateway } from '../../gateway/create-gateway';
import { createRequestNotes } from '../../gateway/request-notes';
import type { Source } from '../../gateway/sources/source';
import { createGraphQLHandler } from '../../gateway/store/handler';
import { createLoadCheck } from '../../gateway/store/load-check';
import { readApiSchema } from '../../gateway/supergraph/api-schema';
import { readSupergraph } from '../../gateway/supergraph/read';
import { projectRoot } from '../../subgraphs/common/project-root';
import { listening } from './listening';

/**
 * Opens a gateway over the committed schema, with a store, over HTTP. `events` is what its store did with each request.
 * @param sources a source for each subgraph
 */
export const openStoringGateway = async (sources: readonly Source[]) => {
  const supergraphSdl = readSupergraph(join(projectRoot(), 'schema', 'supergraph.graphql'));
  const gateway = await createGateway({
    supergraphSdl,
    sources,
    timeoutMs: 30_000,
  });
  const served = { id: 'schema', schema: readApiSchema(supergraphSdl) };
  const events: string[] = [];
  const handler = createGraphQLHandler({
    server: gateway.server,
    served: () => served,
    check: createLoadCheck((name) => sources.find((source) => source.name === name), 30_000),
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
