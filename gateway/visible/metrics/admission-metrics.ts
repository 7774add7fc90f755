import type { Meter } from '@opentelemetry/api';
import { METRIC_PREFIX } from './names';

/** How much a process takes on, and how much of it there is now. */
export interface Room {
  counts(): { readonly running: number; readonly waiting: number; readonly allowed: number };
  /** Whether it lets in fewer than it could. */
  isShedding(): boolean;
}

/** Metrics of the room that a process has for requests. */
export const addAdmissionMetrics = (meter: Meter, room: Room): void => {
  const gauge = (name: string, description: string, read: () => number): void => {
    meter.createObservableGauge(`${METRIC_PREFIX}${name}`, { description }).addCallback((result) => {
      result.observe(read());
    });
  };
  gauge('requests_running', 'Requests that are answered now.', () => room.counts().running);
  gauge('requests_waiting', 'Requests that wait for a place.', () => room.counts().waiting);
  gauge('requests_allowed', 'How many requests may be answered at once now.', () => room.counts().allowed);
  gauge('shedding', '1 while the process is late and lets in fewer than it could, else 0.', () =>
    room.isShedding() ? 1 : 0,
  );
};
