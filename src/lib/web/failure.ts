import { BadRequest } from './bad-request.ts';
import { isDatabaseDown } from './database-down.ts';
import { problemPage, problems, type ProblemStatus } from './problem-page.ts';
import { sentForm } from './sent-form.ts';
import { type Fate, sentFormAgain } from './sent-form-again.ts';

/** Marks an answer whose page the server may dress like the rest of the site. */
export const problemHeader = 'x-concord-problem';
/** What stands there where a page with an error status has words of its own to say. */
export const ownWords = 'own';

/** Answers with the page for a status, in plain words. */
export function problem(
  status: ProblemStatus,
  requestId: string,
  headers: Record<string, string> = {},
): Response {
  return new Response(problemPage(problems[status], requestId), {
    status,
    headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8', [problemHeader]: String(status) },
  });
}

/** Refuses a form that was sent too often, and says when it may be sent again. */
export const tooMany = (retryAfterSeconds: number, requestId: string): Response =>
  problem(429, requestId, { 'Retry-After': String(retryAfterSeconds) });

/** Answers what a page threw: 503 when the database is away, 400 and the like for a bad request, else 500. */
export function answerFailure(error: unknown, requestId: string): Response {
  if (error instanceof BadRequest) return problem(error.status, requestId);
  if (isDatabaseDown(error)) return problem(503, requestId, { 'Retry-After': '30' });
  return problem(500, requestId);
}

/**
 * Answers a form that cannot be taken while the database is away, and gives back what was written in it. Nobody can be
 * asked who they are just then: it holds what came in this very request, and nothing else.
 */
export async function notTaken(request: Request, requestId: string, fate: Fate): Promise<Response> {
  const sent = await sentForm(request);
  const answer = problem(503, requestId, { 'Retry-After': '30' });
  if (sent.fields.length === 0 && sent.files.length === 0 && !sent.hadSecrets) return answer;
  const { pathname, search } = new URL(request.url);
  const again = sentFormAgain(pathname + search, sent, fate);
  return new Response(problemPage(problems[503], requestId, again), answer);
}

/**
 * What may be logged of an error. Its message may quote what somebody typed, or a query with its values, so
 * only its kind, its code and the lines of our program are kept.
 */
export function describeFailure(error: unknown): {
  name: string;
  code?: string;
  at: string[];
  cause?: string;
} {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const { code } = error as NodeJS.ErrnoException;
  const at = (error.stack ?? '').split('\n').filter((one) => /^\s+at /.test(one));
  const cause = error.cause instanceof Error ? describeFailure(error.cause) : null;
  return {
    name: error.name,
    ...(code ? { code: String(code) } : {}),
    at: at.slice(0, 8).map((one) => one.trim()),
    ...(cause ? { cause: [cause.name, cause.code].filter(Boolean).join(' ') } : {}),
  };
}
