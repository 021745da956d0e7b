import type { Sql } from '#db/sql.ts';
import type { ServerLocals } from '#lib/web/server-locals.ts';
import { takesUploads } from '#lib/web/upload-paths.ts';
import { readAddress } from './address.ts';
import { drain, readBody } from './body.ts';
import type { Files } from './files.ts';
import { isReady } from './health.ts';
import type { SendPage } from './pages.ts';
import type { Exchange, Replies } from './replies.ts';
import { sendFile } from './send-file.ts';

export type Router = (exchange: Exchange, locals: ServerLocals) => Promise<void>;

type Parts = {
  files: Files;
  replies: Replies;
  sendPage: SendPage;
  sql: Sql;
  /** Refuses a request that takes too long to arrive. */
  tooSlow: (exchange: Exchange) => void;
};

const answered = new Set(['GET', 'HEAD', 'POST']);

/** Whether a request only reads. */
export const isReading = (method: string | undefined): boolean => method === 'GET' || method === 'HEAD';

/** Decides who answers a request: a file, a health check, a page of Astro's, or a refusal. */
export function makeRouter(parts: Parts): Router {
  const { replies } = parts;
  return async (exchange, locals) => {
    const address = readAddress(exchange.req.url ?? '');
    if (address === 'malformed') return replies.problem(exchange, 400);
    if ('path' in address) return answer(parts, exchange, address.path, locals);
    if (!isReading(exchange.req.method)) return replies.problem(exchange, 400);
    return replies.words(exchange, 308, 'This page has moved.\n', { Location: address.moved });
  };
}

async function answer(parts: Parts, exchange: Exchange, path: string, locals: ServerLocals): Promise<void> {
  const { req, res, requestId } = exchange;
  const { files, replies, sendPage } = parts;
  const file = files.get(path);
  const reading = isReading(req.method);
  if (file && reading) return sendFile(req, res, file, requestId);
  if (file) return replies.problem(exchange, 405, { Allow: 'GET, HEAD' });
  if (!answered.has(req.method ?? '')) return replies.problem(exchange, 405, { Allow: 'GET, HEAD, POST' });
  if (path.startsWith('/health/')) return answerHealth(parts, exchange, path);
  if (!reading && takesUploads(path)) return sendUpload(parts, exchange, locals);
  if (reading || (await takeBody(parts, exchange))) await sendPage(req, res, locals);
}

// The page reads as much of its file as it wants; whatever is left must not be taken for another request.
async function sendUpload({ sendPage }: Parts, { req, res }: Exchange, locals: ServerLocals): Promise<void> {
  res.shouldKeepAlive = false;
  await sendPage(req, res, locals);
  if (!req.complete) drain(req);
}

async function answerHealth({ replies, sql }: Parts, exchange: Exchange, path: string): Promise<void> {
  if (path !== '/health/live' && path !== '/health/ready') return replies.problem(exchange, 404);
  const well = path === '/health/live' || (await isReady(sql));
  replies.words(
    exchange,
    well ? 200 : 503,
    well ? 'ok\n' : 'The database does not answer, or lacks migrations.\n',
  );
}

// Astro takes a body that is already read, and so never meets one that is too large.
async function takeBody({ replies, tooSlow }: Parts, exchange: Exchange): Promise<boolean> {
  const body = await readBody(exchange.req, () => tooSlow(exchange));
  if (body) Object.assign(exchange.req, { body });
  else {
    replies.problem(exchange, 413, { Connection: 'close' });
    drain(exchange.req);
  }
  return body !== null;
}
