import { expect } from 'vitest';
import { rawRequest } from './raw-request.ts';

/** An id that no record has, where an address wants one. */
export const noId = '11111111-2222-4333-8444-555555555555';

/** An address under a pattern of a page, with ids of nothing. */
export const pathOf = (pattern: string): string => pattern.replaceAll(/\[\w+\]/g, noId);

/** An address spelled as somebody would who means to get round a guard. */
export const spellings = (path: string): string[] => [
  ...[path, `/${path}`, `${path}/`, `/x/..${path}`, `/.${path}`, `${path}?next=/`],
  ...[`/%${path.charCodeAt(1).toString(16)}${path.slice(2)}`, path.replaceAll('/', '%2f')],
  ...[path.toUpperCase(), `${path};x=1`, `${path}%2f`, `${path}.html`, `${path}%00`],
];

export type Sent = { status: number; answer: string };

/** Sends a request to a site byte for byte; a form with it, where the method is POST. */
export async function send(url: string, method: string, path: string, headers = ''): Promise<Sent> {
  const body = method === 'POST' ? 'reason=something' : '';
  const type = body
    ? `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n`
    : '';
  const answer = await rawRequest(
    url,
    `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n${type}${headers}Connection: close\r\n\r\n${body}`,
  );
  return { status: Number(answer.slice(9, 12)), answer };
}

/** Looks that no spelling of some addresses shows a page with certain words to whoever is not signed in. */
export async function expectNothingShown(
  url: string,
  paths: readonly string[],
  words: string,
): Promise<void> {
  for (const path of paths) {
    for (const spelling of spellings(path)) {
      const { status, answer } = await send(url, 'GET', spelling);
      expect([spelling, status]).toEqual([
        spelling,
        expect.toSatisfy((one) => [303, 308, 400, 404].includes(one as number)),
      ]);
      expect(answer).not.toContain(words);
    }
  }
}
