import { hash } from 'node:crypto';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { ServedSchema } from './key';

/**
 * Follows which schema an engine serves. Begin before the engine loads; the engine must tell all who follow it at once.
 * @returns the schema served now; undefined before the first is loaded
 */
export const followSchema = (
  engine: Pick<GatewayInterface, 'onSchemaLoadOrUpdate'>,
): (() => ServedSchema | undefined) => {
  let served: ServedSchema | undefined;
  engine.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    served = { id: hash('sha256', coreSupergraphSdl, 'base64url'), schema: apiSchema };
  });
  return () => served;
};
