// Subgraphs that answer from memory: a request that came before gets the bytes that it got then; a new one is asked of
// the subgraph itself first. node bench/servers/memory-subgraphs.mjs name=url ...: each at /name, what was asked at /asked.
import { Buffer } from 'node:buffer';
import { createServer } from 'node:http';
import process from 'node:process';

const upstream = new Map(
  process.argv.slice(2).map((word) => {
    const [name, url] = word.split(/=(.*)/s, 2);
    return [`/${name}`, url];
  }),
);
const known = new Map();
let asked = 0;

const send = (response, { status, type, bytes }) => {
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length });
  response.end(bytes);
};

const ask = async (url, body) => {
  asked += 1;
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
  });
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    bytes: Buffer.from(await answer.arrayBuffer()),
  };
};

const answerBody = async (path, body, response) => {
  const key = `${path}\n${body}`;
  const found = known.get(key);
  if (found) {
    send(response, found);
    return;
  }
  try {
    const answer = await ask(upstream.get(path), body);
    if (answer.status === 200) known.set(key, answer);
    send(response, answer);
  } catch {
    response.writeHead(502).end();
  }
};

const server = createServer((request, response) => {
  if (request.url === '/asked') {
    response.end(String(asked));
    return;
  }
  if (!upstream.has(request.url)) {
    response.writeHead(404).end();
    return;
  }
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    void answerBody(request.url, Buffer.concat(chunks).toString(), response);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  console.log(`ready at http://127.0.0.1:${server.address().port}`);
});
process.once('SIGTERM', () => process.exit(0));
