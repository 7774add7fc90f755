// What a container asks itself: node deploy/health-check.mjs /health/ready. Built-ins only.
import process from 'node:process';

const [path = '/health/live'] = process.argv.slice(2);
const { PORT = '4000' } = process.env;

try {
  const { ok } = await fetch(`http://127.0.0.1:${PORT}${path}`);
  process.exitCode = ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
