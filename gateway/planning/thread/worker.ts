import { parentPort, workerData } from 'node:worker_threads';
import { buildSupergraph } from '../build-supergraph';
import { createPlan } from '../planner';
import { failureOf, type Message } from './messages';

/** Plans what the thread that made this one sends, one operation after the other, over the supergraph that it gave. */
const serve = (supergraphSdl: string): void => {
  const say = (message: Message): void => {
    parentPort?.postMessage(message);
  };
  try {
    const plan = createPlan(buildSupergraph(supergraphSdl, { validate: false }));
    parentPort?.on('message', (operation: string) => {
      try {
        say({ kind: 'planned', plan: plan(operation) });
      } catch (error) {
        say({ kind: 'failed', failure: failureOf(error) });
      }
    });
    say({ kind: 'ready' });
  } catch (error) {
    say({ kind: 'unusable', failure: failureOf(error) });
  }
};

serve(String(workerData));
