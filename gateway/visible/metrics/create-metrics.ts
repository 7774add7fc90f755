import type { Server } from 'node:http';
import type { Excess } from '../../limits/excess';
import type { SourceObserver } from '../../sources/resilience/observer';
import type { StoreObserver } from '../../store/observer';
import type { OnPlan } from '../observe-plans';
import type { OnAnswered } from '../watch-requests';
import { addAdmissionMetrics, type Room } from './admission-metrics';
import { createMeters } from './meters';
import { METRIC_PREFIX } from './names';
import { addProcessMetrics } from './process-metrics';
import { createRequestMetrics } from './request-metrics';
import { createSchemaUseCounts, type SchemaUseBounds } from './schema-use';
import { createSourceMetrics } from './source-metrics';
import { createStoreMetrics } from './store-metrics';
import { createUnreadMetrics } from './unread-metrics';

/** The metrics of a gateway: what tells them of what happens, and how they are read. */
export interface Metrics {
  readonly onAnswered: OnAnswered;
  readonly store: StoreObserver;
  readonly sources: SourceObserver;
  /** An operation was beyond a limit. */
  onExcess(excess: Pick<Excess, 'code'>): void;
  readonly onPlan: OnPlan;
  /** The file of the composed schema has changed, and is served or refused. */
  onSwap(outcome: { readonly kind: string }): void;
  /** Adds those of the room that the process has for requests. */
  addRoom(room: Room): void;
  /** Counts what comes to a server and is never a request. */
  watchServer(server: Server): void;
  /** All of them in the text form of Prometheus. */
  text(): Promise<string>;
  close(): Promise<void>;
}

const SCHEMA_USE = `${METRIC_PREFIX}schema_use_total`;

/** More than its series ever are, so that they are bounded where they are counted. */
const MOST_SERIES = 20_000;

const PLANNING_SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];
const THOUSAND = 1_000;

/**
 * Begins to count what a gateway does.
 * @param bounds how many clients and parts of the schema are told apart
 */
export const createMetrics = (bounds: Partial<SchemaUseBounds> = {}): Metrics => {
  const { meter, text, close } = createMeters([
    { instrumentName: SCHEMA_USE, aggregationCardinalityLimit: MOST_SERIES },
  ]);
  const endProcessMetrics = addProcessMetrics(meter);
  const requests = createRequestMetrics(meter);
  const sources = createSourceMetrics(meter);
  const uses = createSchemaUseCounts(bounds);
  const excesses = meter.createCounter(`${METRIC_PREFIX}limit_excesses_total`, {
    description: 'Operations beyond a limit, by the code that refuses them, refused or only measured.',
  });
  const planning = meter.createHistogram(`${METRIC_PREFIX}planning_duration_seconds`, {
    description:
      'How long it took to plan an operation that was not planned before, or to refuse it then, in seconds.',
    advice: { explicitBucketBoundaries: PLANNING_SECONDS },
  });
  const swaps = meter.createCounter(`${METRIC_PREFIX}supergraph_changes_total`, {
    description:
      'Changes of the file of the composed schema, by whether it was then served (swapped) or refused.',
  });
  meter
    .createObservableCounter(SCHEMA_USE, {
      description:
        'Requests whose operation names a field, argument, input field or enum value, by its schema coordinate and the client.',
    })
    .addCallback((result) => {
      for (const { coordinate, client, isDeprecated, requests: value } of uses.read())
        result.observe(value, { coordinate, client, deprecated: String(isDeprecated) });
    });
  return {
    onAnswered: (record, ending) => {
      requests(record, ending);
      sources.onAnswered(record, ending);
      if (record.operation) uses.add(record.operation, record.client.name);
    },
    store: createStoreMetrics(meter),
    sources: sources.observer,
    onExcess: ({ code }) => {
      excesses.add(1, { code });
    },
    onPlan: (ms, outcome) => {
      planning.record(ms / THOUSAND, { outcome });
    },
    onSwap: ({ kind }) => {
      swaps.add(1, { outcome: kind.toLowerCase() });
    },
    addRoom: (room) => {
      addAdmissionMetrics(meter, room);
    },
    watchServer: createUnreadMetrics(meter),
    text,
    close: async () => {
      endProcessMetrics();
      await close();
    },
  };
};
