import { sides } from './sides.mjs';

const PLACES = {
  none: 'In one process',
  http: 'Our subgraphs over HTTP',
  memory: 'Subgraphs that answer from memory, over HTTP',
};

const number = (value, digits = 0) =>
  value === null || value === undefined
    ? '-'
    : value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });

const ratio = (value, to) => (value && to ? number(value / to, value / to < 10 ? 2 : 0) : '-');

const HEAD = [
  'side',
  'requests/s',
  'median ms',
  '99th % ms',
  'CPU ms/request',
  'gateway busy %',
  'memory MB',
  'spread %',
  'speed: Apollo = 1',
  'CPU: Apollo = 1',
  'speed: floor = 1',
];

const rowOf = (title, found, apollo, floor) => [
  title,
  number(found.requestsPerSecond),
  number(found.medianMs, 1),
  number(found.p99Ms, 1),
  number(found.cpuMsPerRequest, 2),
  found.gatewayBusy === null ? '-' : number(found.gatewayBusy * 100),
  number(found.memoryMb),
  number(found.spread * 100),
  ratio(found.requestsPerSecond, apollo?.requestsPerSecond),
  ratio(found.cpuMsPerRequest, apollo?.cpuMsPerRequest),
  ratio(found.requestsPerSecond, floor?.requestsPerSecond),
];

const lineOf = (cells) => `| ${cells.join(' | ')} |`;

const tableOf = (rows) =>
  [lineOf(HEAD), lineOf(HEAD.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(lineOf)].join(
    '\n',
  );

/** What was measured, as Markdown: a table for each scale, operation and place of the subgraphs. */
export const tablesOf = (summary) => {
  const parts = [];
  const groups = new Map(
    summary.map(({ scale, operation }) => [`${scale} ${operation}`, { scale, operation }]),
  );
  for (const { scale, operation } of groups.values()) {
    const here = new Map(
      summary
        .filter((each) => each.scale === scale && each.operation === operation)
        .map((each) => [each.side, each]),
    );
    parts.push(`## ${operation}${scale === 1 ? '' : `, ${number(scale)} times the data`}`);
    for (const [place, heading] of Object.entries(PLACES)) {
      const apollo = here.get(place === 'memory' ? 'apollo/memory' : 'apollo/http');
      const rows = sides
        .filter(({ subgraphs, name }) => subgraphs === place && here.has(name))
        .map(({ name, title }) => rowOf(title, here.get(name), apollo, here.get('floor')));
      if (rows.length > 0)
        parts.push(`### ${heading}: ${operation}${scale === 1 ? '' : ` ${number(scale)}`}`, tableOf(rows));
    }
  }
  return `${parts.join('\n\n')}\n`;
};
