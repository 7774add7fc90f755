import { openSubgraphs, subgraphs } from '.';
import { listen } from './common/process/listen';
import { SettingsError } from './common/process/read-settings';
import { openLog } from './common/process/log-settings';
import { run } from './common/process/run';
import { checkOpenHost } from './common/signing/open-host';
import { createVerifier } from './common/signing/verify';
import { openTracing } from './common/tracing/open-tracing';
import { readSubgraphConfig } from './config';
import { createService } from './service';

const GRACE_MS = 10_000;

const names = subgraphs.map(({ name }) => name);

const namedIn = (args: readonly string[]): string => {
  const [name = '', ...rest] = args;
  if (names.includes(name) && rest.length === 0) return name;
  throw new SettingsError([`Name one subgraph to run: npm run subgraph ${names.join(' | ')}.`]);
};

const log = openLog(process.argv[2] ?? 'a subgraph', process);

void run(process, log, async () => {
  const name = namedIn(process.argv.slice(2));
  const config = readSubgraphConfig(names.indexOf(name), process.env);
  const { host, port, dataDir, datasetDir, keys } = config;
  checkOpenHost(host, keys);
  const verifier = keys.length === 0 ? undefined : createVerifier({ keys, audience: name });
  const [subgraph] = await openSubgraphs({
    dataDir,
    database: config,
    datasetDir,
    only: [name],
    loadWaitSeconds: config.loadWaitSeconds,
    keptMegabytes: config.keptMegabytes,
    log: log.failure,
    warn: log.warning,
  });
  if (subgraph === undefined) throw new Error(`The subgraph ${name} was not opened.`);
  const tracer = await openTracing(config, { service: `council-graph-${name}`, followsParents: true, log });
  try {
    const listening = await listen(createService(subgraph, verifier, tracer, log), { host, port });
    return {
      url: listening.url,
      message: `The subgraph ${name} answers at ${listening.url}graphql`,
      close: async () => {
        await listening.close(GRACE_MS);
        await subgraph.close();
        await tracer?.close(GRACE_MS);
      },
    };
  } catch (error) {
    await subgraph.close();
    throw error;
  }
});
