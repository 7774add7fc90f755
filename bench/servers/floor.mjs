// The floor: a bare server that reads a request and sends the bytes of an answer that it was given as a file.
// node bench/servers/floor.mjs FOLDER: /trace sends FOLDER/trace.json.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';

const [folder] = process.argv.slice(2);
const answers = new Map(
  readdirSync(folder).map((file) => [`/${file.replace('.json', '')}`, readFileSync(join(folder, file))]),
);

const server = createServer((request, response) => {
  request.resume();
  request.once('end', () => {
    const answer = answers.get(request.url);
    response.writeHead(answer ? 200 : 404, {
      'content-type': 'application/json',
      'content-length': answer?.length ?? 0,
    });
    response.end(answer);
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`ready at http://127.0.0.1:${server.address().port}`);
});
process.once('SIGTERM', () => process.exit(0));
