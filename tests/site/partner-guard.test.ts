import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expectNothingShown, pathOf, send } from '../support/guard-walk.ts';
import { fingerprints } from '../support/site-rows.ts';
import { patternOf } from '../support/sources.ts';
import { openSite } from '../support/open-site.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });

const waysIn = ['/partner/sign-in', '/partner/sign-in/[key]', '/partner/invitations/[key]'];
const patterns = globSync('src/pages/partner/**/*.{astro,ts}')
  .filter((file) => !/(^|\/)_/.test(file))
  .map(patternOf)
  .filter((pattern) => !waysIn.includes(pattern));
const paths = patterns.map(pathOf);

describe('without a sign-in as a partner', () => {
  it('every page of partners is walked', () => {
    expect(paths.length).toBeGreaterThan(14);
  });

  it('no spelling of any of their pages shows anything', async () => {
    const before = await fingerprints(database);
    await expectNothingShown(site.url, paths, 'Sign out');
    expect(await fingerprints(database)).toEqual(before);
  });

  it.each(['a cookie of somebody’s own making', 'a cookie of staff'])('nor with %s', async (which) => {
    const cookie = which.includes('staff') ? 'sign-in' : 'partner';
    for (const path of paths) {
      const { status, answer } = await send(site.url, 'GET', path, `Cookie: ${cookie}=${'A'.repeat(43)}\r\n`);
      expect([path, status]).toEqual([path, 303]);
      expect(answer).toMatch(/location: \/partner\/sign-in\?next=/i);
    }
  });

  it('a form is not taken, and leads to signing in', async () => {
    for (const path of paths) {
      const { status, answer } = await send(site.url, 'POST', path);
      expect([path, status]).toEqual([path, 303]);
      expect(answer).toMatch(/location: \/partner\/sign-in\?next=/i);
    }
  });
});

describe('a link of a key that nobody has', () => {
  it.each(['/partner/sign-in/nothing', '/partner/invitations/nothing'])('opens nothing: %s', async (path) => {
    for (const method of ['GET', 'POST']) expect((await send(site.url, method, path)).status).toBe(404);
  });
});
