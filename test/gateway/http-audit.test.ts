import { auditServer } from 'graphql-http';
import { createApp } from '../../gateway/app';
import { openTestGateway } from '../support/gateway';
import { closeAll, listening } from '../support/listening';
import { createPlaces } from '../support/town';

afterAll(closeAll);

test('the public audit of GraphQL over HTTP finds no error', async () => {
  const { gateway, close } = await openTestGateway([createPlaces()]);
  const { url } = await listening(createApp(gateway, { folder: undefined, policy: '' }));
  const results = await auditServer({ url: `${url}graphql` });
  const found = results.filter(({ status }) => status !== 'ok');
  expect(results.length).toBeGreaterThan(50);
  expect(found.filter(({ status }) => status === 'error').map(({ name }) => name)).toEqual([]);
  // What we choose otherwise: 4xx in application/json too, and no GET without a header that other sites can't send.
  expect(found.map(({ status, name }) => `${status} ${name}`)).toMatchInlineSnapshot(`
   [
     "notice MAY accept application/x-www-form-urlencoded formatted GET requests",
     "notice MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json",
     "notice MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json",
     "warn SHOULD use 200 status code on document parsing failure when accepting application/json",
     "warn SHOULD use 200 status code on document validation failure when accepting application/json",
     "warn SHOULD use a status code of 200 on variable coercion failure when accepting application/json",
   ]
  `);
  await close();
});
