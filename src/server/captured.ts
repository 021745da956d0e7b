import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

export type Captured = { status: number; headers: OutgoingHttpHeaders; body: Buffer };

/**
 * Holds back what a program writes to a response, and gives it whole to `finish`, which sends it.
 * Pages are rendered whole before they are sent, so nothing is lost by waiting.
 */
export function capture(res: ServerResponse, finish: (answer: Captured) => void): void {
  const { writeHead, write, end } = res;
  const parts: Buffer[] = [];
  let headers: OutgoingHttpHeaders = {};
  const keep = (part: unknown) => {
    if (typeof part === 'string' || part instanceof Uint8Array) parts.push(Buffer.from(part as string));
  };
  res.writeHead = ((status: number, given: OutgoingHttpHeaders = {}) => {
    res.statusCode = status;
    headers = given;
    return res;
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
