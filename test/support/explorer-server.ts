import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../gateway/config';
import { start } from '../../gateway/start';
import { subgraphs } from '../../subgraphs';
import { createLog } from '../../subgraphs/common/process/log';

/** The product as a user starts it, on a free port. */
export interface RunningServer {
  /** Address of the page, ending in a slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the whole graph of data/reports and its page, on databases of its own and a free port of this machine. */
export const startExplorerServer = async (): Promise<RunningServer> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'council-graph-page-'));
  const names = subgraphs.map(({ name }) => name);
  const config = readConfig(names, { DATA_DIR: dataDir, HOST: '127.0.0.1' });
  const { url, close } = await start({ ...config, port: 0, stopGraceMs: 0 }, createLog(console.error));
  return {
    url,
    close: async () => {
      await close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
