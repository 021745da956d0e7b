import { once } from 'node:events';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { longHeader } from '#lib/web/long-body.ts';

export type Captured = { status: number; headers: OutgoingHttpHeaders; body: Buffer };

/**
 * Holds back what a program writes to a response, and gives it whole to `finish`, which sends it.
 * Pages are rendered whole before they are sent, so nothing is lost by waiting. What is too long to hold back goes out as
 * it comes, with the headers that `begin` gives it.
 */
export function capture(
  res: ServerResponse,
  { finish, begin }: { finish: (answer: Captured) => void; begin: (headers: OutgoingHttpHeaders) => void },
): void {
  const { writeHead, write, end } = res;
  const parts: Buffer[] = [];
  let headers: OutgoingHttpHeaders = {};
  const keep = (part: unknown) => {
    if (typeof part === 'string' || part instanceof Uint8Array) parts.push(Buffer.from(part as string));
  };
  res.writeHead = ((status: number, given: OutgoingHttpHeaders = {}) => {
    res.statusCode = status;
    headers = given;
    if (given[longHeader] === undefined) return res;
    delete given[longHeader];
    begin(given);
    Object.assign(res, { writeHead, write, end });
    return res.writeHead(status, given);
  }) as typeof res.writeHead;
  res.write = ((part: unknown) => {
    keep(part);
    return true;
  }) as typeof res.write;
  res.end = ((part?: unknown) => {
    keep(part);
    Object.assign(res, { writeHead, write, end });
    finish({ status: res.statusCode, headers, body: Buffer.concat(parts) });
    return res;
  }) as typeof res.end;
}

/** Waits until a reader has taken what was sent to them, or has gone. */
export async function drained(res: ServerResponse): Promise<void> {
  if (!res.writableNeedDrain || res.destroyed) return;
  const gone = new AbortController();
  const stop = () => gone.abort();
  res.once('close', stop);
  await once(res, 'drain', { signal: gone.signal }).catch(() => null);
  res.off('close', stop);
}
