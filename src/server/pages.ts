import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { ownWords, problemHeader } from '#lib/web/failure.ts';
import { formOn, type ProblemStatus } from '#lib/web/problem-page.ts';
import type { ServerLocals } from '#lib/web/server-locals.ts';
import { capture, type Captured, drained } from './captured.ts';
import { compress, effortFor, isCompressible, preferredCoding } from './compression.ts';
import { type Standing, withMarkers } from './markers.ts';
import type { ShowProblem } from './problem.ts';
import { allowing, type SmallParts, withSmallParts } from './small-parts.ts';

/** The handler that Astro's build exports. */
export type PageHandler = (
  req: IncomingMessage,
  res: ServerResponse,
  next: (error?: unknown) => void,
  locals: ServerLocals,
) => Promise<void>;

type Options = {
  security: Record<string, string>;
  showProblem: ShowProblem;
  smallParts: SmallParts;
} & Standing;

/** Lets Astro answer a request, and sends its answer with our headers, compressed. */
export type SendPage = (req: IncomingMessage, res: ServerResponse, locals: ServerLocals) => Promise<void>;

export function pageSender(handler: PageHandler, given: Options): SendPage {
  const security = Object.entries(given.security).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  const options = { ...given, security: Object.fromEntries(security) };

  const complete = (headers: OutgoingHttpHeaders, requestId: string) => {
    headers['x-request-id'] = requestId;
    for (const [name, value] of security) headers[name] ??= value;
    headers['cache-control'] ??= 'no-store';
  };

  const finish = (req: IncomingMessage, res: ServerResponse, answer: Captured, requestId: string) => {
    const { status, body } = dressed(answer, options, { requestId, address: req.url ?? '' });
    const headers: OutgoingHttpHeaders = { ...answer.headers };
    complete(headers, requestId);
    if (headers['content-type'] === 'text/html') headers['content-type'] = html;
    delete headers[problemHeader];
    send(req, res, { status, headers, body });
  };

  return async (req, res, locals) => {
    locals.drained = () => drained(res);
    capture(res, {
      finish: (answer) => finish(req, res, answer, locals.requestId),
      begin: (headers) => complete(headers, locals.requestId),
    });
    const absent = () => res.writeHead(404, { 'content-type': html, [problemHeader]: '404' }).end();
    await handler(req, res, absent, locals);
  };
}

const html = 'text/html; charset=utf-8';
const policyHeader = 'content-security-policy';

type Asked = { requestId: string; address: string };

function dressed(answer: Captured, options: Options, asked: Asked): { status: number; body: Buffer } {
  const { status, headers, body } = answer;
  const said = headers[problemHeader];
  const unsaid = status >= 500 ? (status === 503 ? 503 : 500) : 0;
  const problem = said === ownWords ? 0 : Number(said ?? unsaid);
  if (problem) {
    headers['content-type'] = html;
    const shown = options.showProblem(
      problem as ProblemStatus,
      asked.requestId,
      asked.address,
      formOn(body.toString()),
    );
    return { status, body: shown };
  }
  const isPage = String(headers['content-type'] ?? '').startsWith('text/html');
  return { status, body: isPage ? asPage(headers, body, options) : body };
}

function asPage(headers: OutgoingHttpHeaders, body: Buffer, options: Options): Buffer {
  const marked = withMarkers(body, options);
  // What brings a policy of its own is not one of our pages: a letter, or a file.
  if (headers[policyHeader]) return marked;
  const { html, allowed } = withSmallParts(marked, options.smallParts);
  headers[policyHeader] = allowing(options.security[policyHeader] ?? '', allowed);
  return html;
}

function send(req: IncomingMessage, res: ServerResponse, { status, headers, body }: Captured): void {
  const coding = preferredCoding(req.headers['accept-encoding']);
  const type = String(headers['content-type'] ?? '');
  // Below this the headers of a compressed answer outweigh what it saves.
  const worthwhile = body.length > 600 && isCompressible(type) && !headers['content-encoding'];
  const sent = worthwhile && coding !== 'identity' ? compress(body, coding, effortFor(body)) : body;
  if (worthwhile) headers['vary'] = 'Accept-Encoding';
  if (sent !== body) headers['content-encoding'] = coding;
  const bare = status === 304 || status === 204;
  if (bare) res.writeHead(status, headers).end();
  else res.writeHead(status, { ...headers, 'content-length': sent.length }).end(sent);
}
