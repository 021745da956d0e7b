import { globSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawRequest } from '../support/raw-request.ts';
import { openSiteDatabase, type SiteDatabase } from '../support/site-database.ts';
import { fingerprints } from '../support/site-rows.ts';
import { patternOf } from '../support/sources.ts';
import { startSite, type RunningSite } from '../support/site.ts';

let site: RunningSite;
let database: SiteDatabase;
beforeAll(async () => {
  site = await startSite({ env: { TRUST_PROXY: '1' } });
  database = openSiteDatabase(site);
});
afterAll(async () => {
  await database.close();
  await site.remove();
});

const id = '11111111-2222-4333-8444-555555555555';
const waysIn = ['/partner/sign-in', '/partner/sign-in/[key]', '/partner/invitations/[key]'];
const patterns = globSync('src/pages/partner/**/*.{astro,ts}')
  .filter((file) => !/(^|\/)_/.test(file))
  .map(patternOf)
  .filter((pattern) => !waysIn.includes(pattern));
const paths = patterns.map((pattern) => pattern.replaceAll(/\[\w+\]/g, id));

const spellings = (path: string) => [
  ...[
    path,
    `/${path}`,
    `${path}/`,
    path.replace('/p', '/%70'),
    `/x/..${path}`,
    `/.${path}`,
    `${path}?next=/`,
  ],
  ...[
    path.replaceAll('/', '%2f'),
    path.toUpperCase(),
    `${path};x=1`,
    `${path}%2f`,
    `${path}.html`,
    `${path}%00`,
  ],
];

async function send(method: string, path: string, cookie = ''): Promise<{ status: number; answer: string }> {
  const body = method === 'POST' ? 'reason=something' : '';
  const type = body
    ? `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n`
    : '';
  const answer = await rawRequest(
    site.url,
    `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n${type}${cookie}Connection: close\r\n\r\n${body}`,
  );
  return { status: Number(answer.slice(9, 12)), answer };
}

describe('without a sign-in as a partner', () => {
  it('every page of partners is walked', () => {
    expect(paths.length).toBeGreaterThan(14);
  });

  it('no spelling of any of their pages shows anything', async () => {
    const before = await fingerprints(database);
    for (const path of paths) {
      for (const spelling of spellings(path)) {
        const { status, answer } = await send('GET', spelling);
        expect([spelling, status]).toEqual([
          spelling,
          expect.toSatisfy((one) => [303, 308, 400, 404].includes(one as number)),
        ]);
        expect(answer).not.toContain('Sign out');
      }
    }
    expect(await fingerprints(database)).toEqual(before);
  });

  it.each(['a cookie of somebody’s own making', 'a cookie of staff'])('nor with %s', async (which) => {
    const cookie = which.includes('staff') ? 'sign-in' : 'partner';
    for (const path of paths) {
      const { status, answer } = await send('GET', path, `Cookie: ${cookie}=${'A'.repeat(43)}\r\n`);
      expect([path, status]).toEqual([path, 303]);
      expect(answer).toMatch(/location: \/partner\/sign-in\?next=/i);
    }
  });

  it('a form is not taken, and leads to signing in', async () => {
    for (const path of paths) {
      const { status, answer } = await send('POST', path);
      expect([path, status]).toEqual([path, 303]);
      expect(answer).toMatch(/location: \/partner\/sign-in\?next=/i);
    }
  });
});

describe('a link of a key that nobody has', () => {
  it.each(['/partner/sign-in/nothing', '/partner/invitations/nothing'])('opens nothing: %s', async (path) => {
    for (const method of ['GET', 'POST']) expect((await send(method, path)).status).toBe(404);
  });
});
