import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { ProblemStatus } from '#lib/web/problem-page.ts';
import type { ShowProblem } from './problem.ts';

export type Exchange = { req: IncomingMessage; res: ServerResponse; requestId: string };

export type Replies = {
  /** Shows the page for a refusal or failure. */
  problem(exchange: Exchange, status: ProblemStatus, headers?: OutgoingHttpHeaders): void;
  /** Answers with plain words, for machines. */
  words(exchange: Exchange, status: number, words: string, headers?: OutgoingHttpHeaders): void;
};

/** Makes the answers that the server gives by itself, without Astro. */
export function makeReplies(security: Record<string, string>, showProblem: ShowProblem): Replies {
  const send = (exchange: Exchange, status: number, body: Buffer, headers: OutgoingHttpHeaders) => {
    const { req, res, requestId } = exchange;
    const own = { 'Content-Length': body.length, 'Cache-Control': 'no-store', 'X-Request-Id': requestId };
    res.writeHead(status, { ...own, ...security, ...headers });
    res.end(req.method === 'HEAD' ? undefined : body);
  };
  return {
    problem: (exchange, status, headers = {}) =>
      send(exchange, status, showProblem(status, exchange.requestId), {
        'Content-Type': 'text/html; charset=utf-8',
        ...headers,
      }),
    words: (exchange, status, words, headers = {}) =>
      send(exchange, status, Buffer.from(words), { 'Content-Type': 'text/plain; charset=utf-8', ...headers }),
  };
}
