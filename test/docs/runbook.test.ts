import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatewaySettings } from '../../gateway/config';
import { catalogue } from '../../gateway/errors';
import { projectRoot } from '../../subgraphs/common/project-root';
import { subgraphs } from '../../subgraphs';
import { textOf } from '../support/documents';

const RUNBOOK = 'docs/runbook.md';

const matchesIn = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([whole, part]) => part ?? whole)),
];

test('the runbook has an entry for every error code, in the order of the catalogue, and for no other', () => {
  expect(matchesIn(textOf(RUNBOOK), /^### (.+)$/gm)).toEqual(catalogue.map(({ code }) => code));
});

test('every setting that the runbook names is one', () => {
  const known = Object.values(gatewaySettings(subgraphs.map(({ name }) => name))).map(({ name }) => name);
  const named = matchesIn(textOf(RUNBOOK), /COUNCIL_GRAPH_[A-Z_]+/g);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

test('every metric that the runbook names is counted, and every one that is counted is named', () => {
  const folder = join(projectRoot(), 'gateway/visible/metrics');
  const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const counted = [
    ...matchesIn(sources.join(), /\$\{METRIC_PREFIX\}([a-z]\w+)/g).map((name) => `council_graph_${name}`),
    ...['running', 'waiting', 'allowed'].map((name) => `council_graph_requests_${name}`),
    'council_graph_shedding',
    ...matchesIn(sources.join(), /'((?:process|nodejs)_\w+)'/g),
  ];
  const named = matchesIn(textOf(RUNBOOK), /(?:council_graph|process|nodejs)_[a-z]\w+/g);
  expect(named.sort()).toEqual(counted.sort());
});
