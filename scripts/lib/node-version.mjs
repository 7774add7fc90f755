// The versions of Node that this project runs on. Imported first, and written so that older ones can read it.
import process from 'node:process';

const LEAST = [20, 19];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1])) {
  console.error(`council-graph needs Node ${LEAST.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(2);
}
