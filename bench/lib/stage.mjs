import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/project.mjs';
import { bench } from './install.mjs';
import { start } from './processes.mjs';

const script = (name) => join(bench, 'servers', `${name}.mjs`);

/** The composed schema with other addresses of its subgraphs. */
const supergraphWith = (urls, folder) => {
  const sdl = readFileSync(join(root, 'schema', 'supergraph.graphql'), 'utf8');
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(
    file,
    sdl.replace(
      /(@join__graph\(name: "([^"]+)", url: )"[^"]*"/g,
      (_all, before, name) => `${before}${JSON.stringify(urls[name])}`,
    ),
  );
  return file;
};

const startServices = async ({ databases, dataset }, core) => {
  const services = await start([script('subgraphs'), databases, dataset], {
    core,
    ready: /ready at (\{.*\})/,
  });
  return { services, urls: JSON.parse(services.match[1]) };
};

const startMemory = async (urls, core) => {
  const memory = await start(
    [script('memory-subgraphs'), ...Object.entries(urls).map(([name, url]) => `${name}=${url}`)],
    { core, ready: /ready at (\S+)/ },
  );
  const [, base] = memory.match;
  return {
    memory,
    base,
    urls: Object.fromEntries(Object.keys(urls).map((name) => [name, `${base}/${name}`])),
  };
};

/**
 * Starts one side with its subgraphs. `pids` are the processes whose CPU and memory count: of subgraphs that answer from
 * memory, not those behind them, which were asked before.
 */
export const openStage = async (side, { data, answers, folder, cores }) => {
  const started = [];
  const close = async () => {
    for (const each of started.reverse()) await each.stop();
  };
  try {
    let urls;
    let counted = [];
    let askedOfServices = async () => 0;
    if (side.subgraphs !== 'none') {
      const behind = await startServices(data, cores.subgraphs);
      started.push(behind.services);
      ({ urls } = behind);
      counted = [behind.services.pid];
      if (side.subgraphs === 'memory') {
        const front = await startMemory(urls, cores.subgraphs);
        started.push(front.memory);
        ({ urls } = front);
        counted = [front.memory.pid];
        askedOfServices = async () => Number(await (await fetch(`${front.base}/asked`)).text());
      }
    }
    const supergraph = urls && supergraphWith(urls, folder);
    const { args, env, ready, path } = await side.gateway({ data, urls, supergraph, answers });
    const gateway = await start(args, { env, core: cores.gateway, ready });
    started.push(gateway);
    const [, url] = gateway.match;
    return {
      urlOf: (operation) => url + path.replace(':operation', operation),
      gatewayPid: gateway.pid,
      pids: [gateway.pid, ...counted],
      askedOfServices,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
