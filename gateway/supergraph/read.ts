import { readFileSync } from 'node:fs';
import { SupergraphError } from '../../subgraphs/common/process/exit-code';

/**
 * Reads a composed schema.
 * @throws {SupergraphError} where the file is not there
 */
export const readSupergraph = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new SupergraphError(`The composed schema ${file} can not be read. Make it with npm run schema.`);
  }
};
