import { createApp } from '../../gateway/app';
import { httpSource } from '../../gateway/sources/http';
import { listen } from '../../subgraphs/common/process/listen';
import { createLog } from '../../subgraphs/common/process/log';
import { run } from '../../subgraphs/common/process/run';
import { createService } from '../../subgraphs/service';
import { openTestGateway } from './gateway';
import { createMoney, createPlaces } from './town';

// A gateway over the town in a process of its own, its money over HTTP. An argument makes it look something up outside.
void run(process, createLog(console.error), async () => {
  const [outside] = process.argv.slice(2);
  if (outside !== undefined) await fetch(outside).catch(() => undefined);
  const local = { host: '127.0.0.1', port: 0 };
  const money = createMoney();
  const service = await listen(createService(money), local);
  const source = httpSource({ name: 'money', url: `${service.url}graphql`, mostBytes: 1_000_000 });
  const { gateway } = await openTestGateway([createPlaces(), money], { others: [source] });
  const app = await listen(createApp(gateway, { folder: undefined, policy: '' }), local);
  return {
    url: app.url,
    message: `ready at ${app.url}`,
    close: async () => {
      await app.close();
      await gateway.close();
      await service.close();
    },
  };
});
