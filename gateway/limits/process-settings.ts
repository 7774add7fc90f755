import { wholeNumber } from '../../subgraphs/common/process/setting';

const DAY_MS = 86_400_000;

/** The settings that bound what this process takes on at once, and from whom. */
export const processSettings = () => ({
  requestTimeoutMs: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_REQUEST_TIMEOUT_MS',
      fallback: '30000',
      meaning:
        'How long one request may take to answer, in milliseconds; then all that it still does is ended.',
    },
    { least: 10, most: 600_000 },
  ),
  answerMegabytes: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_ANSWER_MB',
      fallback: '32',
      meaning: 'The largest answer that is sent, in megabytes before it is compressed.',
    },
    { least: 1, most: 512 },
  ),
  mostRunning: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_MAX_RUNNING',
      fallback: '128',
      meaning: 'The most requests that are answered at the same time.',
    },
    { least: 1, most: 10_000 },
  ),
  mostWaiting: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_MAX_WAITING',
      fallback: '1000',
      meaning: 'The most requests that wait for others to end; more are turned away with 503.',
    },
    { least: 0, most: 100_000 },
  ),
  mostWaitMs: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_MAX_WAIT_MS',
      fallback: '3000',
      meaning:
        'How long a request waits for others to end, in milliseconds, before it is turned away with 503.',
    },
    { least: 1, most: 600_000 },
  ),
  mostLagMs: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_MAX_LAG_MS',
      fallback: '250',
      meaning:
        'How late this process may be with what is due, in milliseconds on average, before it lets fewer requests in at once: down to a quarter of COUNCIL_GRAPH_MAX_RUNNING.',
    },
    { least: 10, most: 600_000 },
  ),
  ratePerMinute: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_RATE_PER_MINUTE',
      fallback: '0',
      meaning:
        'How many requests a client may send in a minute to this process: whoever its verified token names, else its address. 0 for any number.',
    },
    { least: 0, most: 999_999_999 },
  ),
  rateBurst: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_RATE_BURST',
      fallback: '100',
      meaning: 'How many of them a client may send at once, after a pause.',
    },
    { least: 1, most: 999_999_999 },
  ),
  rateCost: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_RATE_COST',
      fallback: '100000',
      meaning:
        'How much cost of an operation counts as one more request of its client; 0 where cost does not count.',
    },
    { least: 0, most: 999_999_999 },
  ),
  trustedProxies: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_TRUSTED_PROXIES',
      fallback: '0',
      meaning:
        'How many proxies stand before this process, each of which adds an address to `x-forwarded-for`; with 0 that header is not believed.',
    },
    { least: 0, most: 16 },
  ),
  requestKilobytes: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_REQUEST_KB',
      fallback: '1024',
      meaning: 'The largest body of a request that is read, in kilobytes.',
    },
    { least: 1, most: 65_536 },
  ),
  mostConnections: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_MAX_CONNECTIONS',
      fallback: '10000',
      meaning: 'The most connections at once; more are closed as soon as they are opened.',
    },
    { least: 1, most: 1_000_000 },
  ),
  mostHeadBytes: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_MAX_HEAD_BYTES',
      fallback: '16384',
      meaning: 'The largest head of a request, in bytes: its line and its headers.',
    },
    { least: 1024, most: 1_048_576 },
  ),
  headTimeMs: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_HEAD_TIMEOUT_MS',
      fallback: '10000',
      meaning: 'How long a client may take to send the head of a request, in milliseconds.',
    },
    { least: 100, most: 600_000 },
  ),
  requestTimeMs: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_SEND_TIMEOUT_MS',
      fallback: '30000',
      meaning: 'How long a client may take to send a whole request, in milliseconds.',
    },
    { least: 100, most: 600_000 },
  ),
  readTimeMs: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_READ_TIMEOUT_MS',
      fallback: '60000',
      meaning: 'How long a client may take to read an answer, in milliseconds.',
    },
    { least: 100, most: DAY_MS },
  ),
  idleTimeMs: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_IDLE_TIMEOUT_MS',
      fallback: '65000',
      meaning:
        'How long a connection is kept for another request, in milliseconds: longer than proxies before this process keep theirs.',
    },
    { least: 1, most: DAY_MS },
  ),
});
