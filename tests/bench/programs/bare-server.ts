// The ceiling of a page: node:http that answers with bytes it was given, and does nothing else.
import { createServer } from 'node:http';

type Answer = { headers: string[]; body: string };

let headers: string[] = [];
let body: Buffer = Buffer.alloc(0);

const server = createServer((_req, res) => {
  res.writeHead(200, headers);
  res.end(body);
});
server.listen(Number(process.env['PORT']), '127.0.0.1', () => process.send?.('ready'));

process.on('message', (answer: Answer) => {
  headers = answer.headers;
  body = Buffer.from(answer.body, 'base64');
  process.send?.('ready');
});
process.once('disconnect', () => process.exit(0));
