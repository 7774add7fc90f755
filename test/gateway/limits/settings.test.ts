import { join } from 'node:path';
import { gatewayErrors } from '../../../gateway/errors';
import { limitErrors } from '../../../gateway/limits/limit-errors';
import { operationSettings } from '../../../gateway/limits/operation-settings';
import { processSettings } from '../../../gateway/limits/process-settings';
import { serverOptions } from '../../../gateway/limits/server-limits';
import { readSettings } from '../../../subgraphs/common/process/read-settings';
import { projectRoot } from '../../../subgraphs/common/project-root';

const read = (env: NodeJS.ProcessEnv) => readSettings({ ...operationSettings(), ...processSettings() }, env);

test('words and files are read, others refused with what would be right', () => {
  expect(read({ COUNCIL_GRAPH_LIMITS: 'measure', COUNCIL_GRAPH_DOCUMENTS: 'allowed.json' })).toMatchObject({
    limitsMode: 'measure',
    documentsFile: join(projectRoot(), 'allowed.json'),
  });
  expect(read({ COUNCIL_GRAPH_DOCUMENTS: '/etc/allowed.json' }).documentsFile).toBe('/etc/allowed.json');
  expect(() => read({ COUNCIL_GRAPH_DOCUMENTS_MODE: 'closed', COUNCIL_GRAPH_DOCUMENTS: 'a\0' })).toThrow(
    [
      'COUNCIL_GRAPH_DOCUMENTS_MODE must be one of open, prefer, only; it is "closed".',
      'COUNCIL_GRAPH_DOCUMENTS must be the path of a file; it is "a\0".',
    ].join('\n'),
  );
});

test('connections are looked at more often than their shortest time', () => {
  expect(serverOptions({ ...read({}), headTimeMs: 10_000, requestTimeMs: 600 })).toEqual({
    maxHeaderSize: 16_384,
    headersTimeout: 600,
    requestTimeout: 600,
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: 150,
  });
});

test('each code is described once', () => {
  const codes: string[] = limitErrors.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  const others: string[] = gatewayErrors.map(({ code }) => code).filter((code) => codes.includes(code));
  expect(others.length === 0 || others.length === codes.length).toBe(true);
});
