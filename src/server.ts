import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Sql } from '#db/sql.ts';
import { clientAddress } from '#lib/web/client-address.ts';
import { describeFailure } from '#lib/web/failure.ts';
import { securityHeaders } from '#lib/web/headers.ts';
import type { ServerLocals } from '#lib/web/server-locals.ts';
import type { Environment } from './environment.ts';
import { readFiles, type Files } from './server/files.ts';
import type { Log } from './server/log.ts';
import { loggedPath } from './server/logged-path.ts';
import { refuseMalformed } from './server/malformed.ts';
import { pageSender, type PageHandler } from './server/pages.ts';
import { problemPages } from './server/problem.ts';
import { makeReplies, type Exchange, type Replies } from './server/replies.ts';
import { requestIdOf } from './server/request-id.ts';
import { makeRouter, type Router } from './server/router.ts';
import { sendFile } from './server/send-file.ts';
import { readSmallParts } from './server/small-parts.ts';

export type Site = { close(): Promise<void> };

type Options = { environment: Environment; sql: Sql; log: Log; folder?: URL };
type Parts = { environment: Environment; log: Log; files: Files; replies: Replies; route: Router };

const built = new URL('../dist/', import.meta.url);

// Slow senders hold a socket each, so headers and bodies must arrive in their time. Connections that wait
// for their next request are kept longer than proxies keep theirs, so that a proxy never finds one closed.
// A file may take minutes over a slow line: forms are held to half a minute in server/body.ts.
const limits = { headersTimeout: 10_000, requestTimeout: 900_000, keepAliveTimeout: 65_000 };
const graceMs = 10_000;
const slow = Object.assign(new Error('The form did not come in time.'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });

/** Serves the built site: files from memory, pages through Astro. Resolves when it listens. */
export async function serve({ environment, sql, log, folder = built }: Options): Promise<Site> {
  const security = securityHeaders(environment.publicUrl.protocol === 'https:');
  const { demonstration, publicUrl } = environment;
  const client = fileURLToPath(new URL('client', folder));
  const smallParts = readSmallParts(client);
  const standing = { demonstration, publicUrl, smallParts };
  const { files, statusPages } = readFiles({ folder: client, headers: security, ...standing });
  const showProblem = problemPages(statusPages);
  const { handler } = (await import(new URL('server/entry.mjs', folder).href)) as { handler: PageHandler };
  const replies = makeReplies(security, showProblem);
  const sendPage = pageSender(handler, { security, showProblem, ...standing });
  const refuse = refuseMalformed(security);
  const tooSlow = ({ req }: Exchange) => refuse(slow, req.socket);
  const route = makeRouter({ files, replies, sendPage, sql, tooSlow });
  const server = createServer({ ...limits, connectionsCheckingInterval: 5_000 });
  server.on('request', listener({ environment, log, files, replies, route }));
  server.on('clientError', refuse);
  server.listen(environment.port, environment.host);
  await once(server, 'listening');
  return { close: () => closeGently(server) };
}

function listener(parts: Parts) {
  const { environment, files, log } = parts;
  return (req: IncomingMessage, res: ServerResponse): void => {
    const requestId = requestIdOf(req.headers['x-request-id'], environment.trustProxy);
    const file = req.method === 'GET' ? files.get(req.url ?? '') : undefined;
    // The way of nearly all traffic, kept short: not even logged unless asked for.
    if (!file) return void handle(parts, { req, res, requestId });
    sendFile(req, res, file, requestId);
    if (log.isOn('debug')) log('debug', 'file', { requestId, path: req.url, status: res.statusCode });
  };
}

async function handle({ environment, log, replies, route }: Parts, exchange: Exchange): Promise<void> {
  const { req, res, requestId } = exchange;
  const began = performance.now();
  const forwarded = req.headersDistinct['x-forwarded-for']?.join(',');
  const address = clientAddress(req.socket.remoteAddress, forwarded, environment.trustProxy);
  const locals: ServerLocals = { requestId, clientAddress: address };
  const path = (req.url ?? '').split('?', 1)[0] ?? '';
  try {
    await route(exchange, locals);
  } catch (error) {
    locals.failure = error;
    if (res.headersSent) res.destroy();
    else replies.problem(exchange, 500);
  }
  const ms = Math.round((performance.now() - began) * 10) / 10;
  note(log, exchange, locals, { path: loggedPath(path, locals.routePattern), ms });
}

/** What servers write into their logs where the sender broke off. */
const senderLeft = 499;

type Noted = { path: string; ms: number };

function note(log: Log, { req, res, requestId }: Exchange, locals: ServerLocals, { path, ms }: Noted): void {
  const { failure, refusal, routePattern } = locals;
  // Whoever leaves half-way is no failure of ours, and reads no answer.
  const hasLeft = req.destroyed && !req.complete;
  if (failure !== undefined && !hasLeft) log('error', 'failed', { requestId, ...describeFailure(failure) });
  const { method } = req;
  if (refusal) log('warn', refusal.event, { requestId, officerId: refusal.officerId, method, routePattern });
  const status = hasLeft ? senderLeft : res.statusCode;
  log(status === 429 ? 'warn' : 'info', 'request', { requestId, method, path, status, ms });
}

async function closeGently(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // A connection whose answer is under way is idle only later, and would then wait for another request.
  const sweeping = setInterval(() => server.closeIdleConnections(), 50);
  const enough = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(sweeping);
  clearTimeout(enough);
}
