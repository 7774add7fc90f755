import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FormattedExecutionResult } from 'graphql';
import { createApp } from '../../gateway/app';
import { createGateway, type Gateway } from '../../gateway/create-gateway';
import { explorerPolicy } from '../../gateway/explorer-policy';
import { inProcessSource } from '../../gateway/sources/in-process';
import { readSupergraph } from '../../gateway/supergraph/read';
import { openSubgraphs } from '../../subgraphs';
import type { RunningSubgraph } from '../../subgraphs/common/contract';
import { projectRoot } from '../../subgraphs/common/project-root';
import { scalars } from '../../subgraphs/common/scalars';
import { createService } from '../../subgraphs/service';
import { documents, shownIn } from '../support/documents';
import { readExamples } from '../support/examples';
import { givenQuestions, type GivenQuestion } from '../support/given-questions';
import { closeAll, listening } from '../support/listening';
import { REPORTS } from '../support/reports';

const SUPERGRAPH = join(projectRoot(), 'schema', 'supergraph.graphql');

/** Days on which some of what is on record doesn't hold, or was not known. */
const DAYS = { asOf: '2021-01-04', knownAt: '2021-12-31' };

/** What our gateway refuses of itself, and another router doesn't. */
const OURS_ALONE = /^(BAD_DATE|QUERY_TOO_COSTLY)$/;

/** A question of the graph's, of the page's examples, or of a document; where it can have a view, with and without. */
const operations: readonly GivenQuestion[] = [
  ...givenQuestions().flatMap((asked) => {
    const days = Object.fromEntries(
      Object.entries(DAYS).filter(([name]) => asked.query.includes(`$${name}: Date`)),
    );
    const onDays = {
      ...asked,
      name: `${asked.name}, with a view`,
      variables: { ...asked.variables, ...days },
    };
    return Object.keys(days).length === 0 ? [asked] : [asked, onDays];
  }),
  ...readExamples().map(({ path, query }) => ({ name: path, query, variables: {} })),
  ...documents()
    .flatMap(shownIn)
    .map(({ where, query, variables = {} }) => ({ name: where, query, variables })),
];

type Asked = Pick<GivenQuestion, 'query' | 'variables'>;

let folder: string;
let running: readonly RunningSubgraph[] = [];
let gateway: Gateway;
let router: ChildProcess;
let urls: Readonly<Record<'ours' | 'router', string>>;

/** Plain Apollo Gateway over the composed schema as it is committed, in a process and a package of its own. */
const startRouter = (addresses: Readonly<Record<string, string>>): Promise<string> =>
  new Promise((resolve, reject) => {
    const args = [join(__dirname, 'router.mjs'), SUPERGRAPH, JSON.stringify(addresses)];
    router = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const [, url] = /ready at (\S+)/.exec(said) ?? [];
      if (url !== undefined) resolve(url);
    };
    router.stdout?.on('data', hear);
    router.stderr?.on('data', hear);
    router.once('close', () => {
      reject(new Error(`The router ended: ${said}`));
    });
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'council-graph-router-'));
  running = await openSubgraphs({ dataDir: folder, datasetDir: REPORTS });
  const services = await Promise.all(
    running.map(async (subgraph) => {
      const { url } = await listening(createService(subgraph));
      return [subgraph.name, `${url}graphql`] as const;
    }),
  );
  gateway = await createGateway({
    supergraphSdl: readSupergraph(SUPERGRAPH),
    sources: running.map((subgraph) => inProcessSource(subgraph)),
    scalars: Object.values(scalars),
  });
  const { url } = await listening(createApp(gateway, { folder: undefined, policy: explorerPolicy }));
  urls = { ours: `${url}graphql`, router: await startRouter(Object.fromEntries(services)) };
});

afterAll(async () => {
  const ended = new Promise((resolve) => router.once('close', resolve));
  router.kill('SIGKILL');
  await ended;
  await closeAll();
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = async (of: keyof typeof urls, { query, variables }: Asked) => {
  const response = await fetch(urls[of], {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as FormattedExecutionResult;
  const codes = errors?.map(({ extensions }) => String(extensions?.['code'])) ?? [];
  return { status: response.status, bytes: JSON.stringify(data), codes };
};

test.each(operations)('another router answers $name with the same bytes', async (operation) => {
  const ours = await ask('ours', operation);
  if (ours.status === 200) {
    expect(ours.bytes.length).toBeGreaterThan(40);
    expect(await ask('router', operation)).toEqual(ours);
  } else {
    expect(ours).toEqual({
      status: 400,
      bytes: undefined,
      codes: [expect.stringMatching(OURS_ALONE) as string],
    });
  }
});

test('another router keeps the view of a request: what holds on a day is not what is on record', async () => {
  const query =
    'query Hosts($day: Date) @view(asOf: $day) { councils(filter: { role: [HOST] }, first: 50) { nodes { id } } }';
  const days = [null, '2010-01-01', '2021-01-04'];
  const answersOf = (of: keyof typeof urls) =>
    Promise.all(days.map((day) => ask(of, { query, variables: { day } })));
  const answers = await answersOf('router');
  expect(new Set(answers.map(({ bytes }) => bytes)).size).toBeGreaterThan(1);
  expect(answers).toEqual(await answersOf('ours'));
});
