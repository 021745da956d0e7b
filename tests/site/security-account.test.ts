import { describe, expect, it } from 'vitest';
import { formClient } from '../support/form-client.ts';
import { fingerprints } from '../support/site-rows.ts';
import { aSignedIn, signedInAs } from '../support/site-sign-in.ts';
import { openSite } from '../support/open-site.ts';
import { visibleWords } from '../support/words.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });
const client = formClient(site.url);

const get = async (path: string, cookie: string) => {
  const answer = await fetch(site.url + path, { headers: { cookie }, redirect: 'manual' });
  return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
};

/** An officer whose last proof is six minutes old, with a second device on which they are signed in. */
async function unproven() {
  const { officer, cookie } = await aSignedIn(database);
  const elsewhere = await signedInAs(database, officer);
  const prove = (ago: string) =>
    database.sql`update officer_session set proven_at = now() - ${ago}::interval where officer_id = ${officer.id}`;
  await prove('6 minutes');
  const isIn = async (one: string) => (await get('/account', one)).status === 200;
  return { officer, cookie, elsewhere, prove, isIn };
}

describe('an account', () => {
  it('asks for a proof before a factor is changed, and changes nothing without', async () => {
    const { cookie } = await unproven();
    const before = await fingerprints(database);
    for (const path of ['password', 'app', 'app?begin=1', 'recovery-codes', 'passkeys']) {
      const again = `/sign-in/again?next=${encodeURIComponent(`/account/${path}`)}`;
      expect([path, (await get(`/account/${path}`, cookie)).location]).toEqual([path, again]);
      const fields = { password: 'quite another phrase of words', code: '123456', answer: '{}' };
      expect([path, (await client.post(`/account/${path}`, fields, { cookie })).location]).toEqual([
        path,
        again,
      ]);
    }
    expect(await fingerprints(database)).toEqual(before);
  });

  it('asks for a proof before another device is signed out', async () => {
    const { cookie, elsewhere, prove, isIn } = await unproven();
    const asked = await client.post('/account', {}, { cookie });
    expect(asked.location).toBe('/sign-in/again?next=%2Faccount%3Fdone%3Dproven');
    expect(await isIn(elsewhere)).toBe(true);
    await prove('1 minute');
    const ended = await client.post('/account', {}, { cookie });
    expect(ended.location).toBe('/account?done=devices');
    expect([await isIn(cookie), await isIn(elsewhere)]).toEqual([true, false]);
  });

  it('offers to end the other sign-ins after a factor changed', async () => {
    const { cookie, prove } = await unproven();
    await prove('1 minute');
    for (const path of [
      '/account?done=app',
      '/account/passkeys?done=added',
      '/account/passkeys?done=removed',
    ])
      expect((await get(path, cookie)).html).toContain('href="/account#devices"');
    const { html } = await get('/account', cookie);
    expect(html).toContain('id="devices"');
    expect(visibleWords(html)).toContain('Sign out everywhere else');
  });
});

it('has the button to sign out on every page behind a sign-in', async () => {
  const { cookie, prove } = await unproven();
  const paths = ['/staff', '/staff/training/sessions', '/account', '/account/history', '/sign-in/again'];
  for (const path of paths) expect([path, (await get(path, cookie)).html]).toEqual([path, withSignOut]);
  await prove('1 minute');
  for (const path of ['/account/password', '/account/app', '/account/recovery-codes', '/account/passkeys'])
    expect([path, (await get(path, cookie)).html]).toEqual([path, withSignOut]);
});

const withSignOut = expect.stringContaining('action="/sign-out"') as string;
