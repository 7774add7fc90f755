import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess } from './run-process';

/** The product as a user starts it, on a free port. */
export interface RunningServer {
  /** Address of the page, ending in a slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the whole graph of data/reports and its page in a process, on databases of its own and a free port of this machine. */
export const startExplorerServer = async (): Promise<RunningServer> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'council-graph-page-'));
  const { child, ended, says } = startProcess('gateway/main.ts', [], {
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: '0',
    COUNCIL_GRAPH_STOP_GRACE_MS: '0',
  });
  const [, url = ''] = await says(/GraphiQL at (\S+\/)\n/);
  return {
    url,
    close: async () => {
      child.kill();
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
