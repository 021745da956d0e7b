import { ownWords, problemHeader } from './failure.ts';

/** Sends the reader on to a page that shows the result. */
export function seeOther(path: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { ...headers, Location: path } });
}

/** Sends the reader on, and their browser some cookies to keep; each is the value of a Set-Cookie header. */
export function seeOtherWith(path: string, cookies: readonly string[]): Response {
  const response = seeOther(path);
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}

/** Marks this page as an answer to a form with mistakes in it. */
export function hasMistakes(response: { status?: number }): void {
  response.status = 422;
}

/** Marks this page as a refusal in words: what was asked for cannot be done as things stand. */
export function isRefused(response: { status?: number }): void {
  response.status = 409;
}

/** Marks this page as an answer about something that is not there, or not for this reader. */
export function isAbsent(response: { status?: number }): void {
  response.status = 404;
}

/** Marks this page as a refusal of what was tried too often, and says when it may be tried again. */
export function isTooOften(response: { status?: number; headers: Headers }, retryAfterSeconds: number): void {
  response.status = 429;
  response.headers.set('Retry-After', String(retryAfterSeconds));
}

/** Marks this page as what can be said while the database is away: it keeps what somebody typed. */
export function isAway(response: { status?: number; headers: Headers }): void {
  response.status = 503;
  response.headers.set('Retry-After', '30');
  response.headers.set(problemHeader, ownWords);
}

/** "5 minutes": how long to wait, in words. */
export function waitWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
