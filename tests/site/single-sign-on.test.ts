import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest';
import { officer } from '#db/schema/officers.ts';
import { it } from '../support/browser.ts';
import { formClient } from '../support/form-client.ts';
import { anOfficer } from '../support/makers.ts';
import { type DirectoryAccount, type RunningProvider, startProvider } from '../support/openid-provider.ts';
import { openSiteDatabase } from '../support/site-database.ts';
import { startPreparedSite } from '../support/prepared-site.ts';
import type { RunningSite } from '../support/site.ts';

let site: RunningSite;
let directory: RunningProvider;
let client: ReturnType<typeof formClient>;

const dana: DirectoryAccount = {
  sub: 'dana',
  name: 'Dana Whitlock',
  xms_edov: true,
  amr: ['pwd', 'mfa'],
};

beforeAll(async () => {
  const returnTo: string[] = [];
  directory = await startProvider({ returnTo });
  const { issuer, clientId, clientSecret } = directory;
  const oidc = { OIDC_ISSUER: issuer.origin, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret };
  site = await startPreparedSite({ ...oidc, OIDC_LABEL: 'your Fenland account', TRUST_PROXY: '1' });
  returnTo.push(`${site.url}/sign-in/single-sign-on/return`);
  client = formClient(site.url);
  dana.email = await anAccount();
});
afterAll(async () => {
  await site.remove();
  await directory.stop().catch(() => null);
});
beforeEach(() => directory.somebody(dana));

/** An account that was used of late, whenever this runs. */
async function anAccount(): Promise<string> {
  const { db, close } = openSiteDatabase(site);
  const { id, email } = await anOfficer(db);
  await db.update(officer).set({ awokenAt: Temporal.Now.instant() }).where(eq(officer.id, id));
  await close();
  return email;
}

const path = '/sign-in/single-sign-on';

/** Presses the button, and gives the cookie of the step and the address of the directory. */
async function begin(next = '/staff') {
  const begun = await client.post(path, { next });
  const [, address = ''] = /url=(.*)$/.exec(begun.headers.get('refresh') ?? '') ?? [];
  const [setCookie = ''] = begun.headers.getSetCookie();
  return { cookie: setCookie.split(';')[0]!, setCookie, address: new URL(address) };
}

const come = async (search: string, cookie: string) => {
  const answer = await fetch(`${site.url}${path}/return${search}`, {
    redirect: 'manual',
    headers: { cookie },
  });
  const signedIn = answer.headers.getSetCookie().find((each) => /^sign-in=[^;]/.test(each));
  return {
    status: answer.status,
    location: answer.headers.get('location'),
    signedIn,
    html: await answer.text(),
  };
};

describe('single sign-on', () => {
  it('takes an officer from the button to the page they wanted', async ({ openWindow }) => {
    const page = await openWindow({ javaScriptEnabled: false });
    await page.goto(`${site.url}/staff/outbox`);
    await page.getByRole('button', { name: 'Sign in with your Fenland account' }).click();
    await page.waitForURL(`${site.url}/staff/outbox`);
    await expect.poll(() => page.getByText('Dana Whitlock').count()).toBeGreaterThan(0);
  });

  it('begins by a form of ours only, and only in the browser that sent it', async () => {
    const read = await client.get(path);
    expect([read.status, read.location]).toEqual([303, '/sign-in']);
    const other = await client.post(path, { next: '/staff' }, { 'sec-fetch-site': 'cross-site' });
    expect([other.status, other.headers.getSetCookie()]).toEqual([403, []]);
    const { setCookie } = await begin();
    expect(setCookie).toMatch(/^sign-in-step=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/);
  });

  it('goes on to a page of ours, whatever the form asked for', async () => {
    for (const next of ['https://elsewhere.example/staff', '//elsewhere.example', '/\\elsewhere.example']) {
      const { cookie, address } = await begin(next);
      const { search } = await directory.answer(address);
      const answer = await come(search, cookie);
      expect([answer.status, answer.location]).toEqual([303, '/staff']);
    }
  });

  it('takes an answer once, and only with the cookie of the browser that began', async () => {
    const { cookie, address } = await begin();
    const { search } = await directory.answer(address);
    expect((await come(search, '')).status).toBe(409);
    const first = await come(search, cookie);
    expect([first.status, first.signedIn]).toEqual([303, expect.stringContaining('HttpOnly')]);
    const again = await come(search, cookie);
    expect([again.status, again.signedIn]).toEqual([409, undefined]);
    expect(again.html).toContain('This sign-in is over');
  });

  it('signs nobody in by an answer that was meant for somebody else', async () => {
    const theirs = await begin();
    const { search } = await directory.answer(theirs.address);
    const ours = await begin();
    const answer = await come(search, ours.cookie);
    expect([answer.status, answer.signedIn]).toEqual([409, undefined]);
    expect(answer.html).toContain('We could not be sure who you are');
  });

  it('says who has no role here that they have none', async ({ openWindow }) => {
    directory.somebody({ ...dana, sub: 'somebody else', email: 'stranger@police.example' });
    const page = await openWindow();
    await page.goto(`${site.url}/sign-in`);
    await page.getByRole('button', { name: 'Sign in with your Fenland account' }).click();
    await page.waitForURL(/\/return/);
    await expect
      .poll(() => page.getByText('Your force account is known, but has no role here').count())
      .toBe(1);
  });

  it('leaves the password to sign in with when the directory is down', async ({ openWindow }) => {
    const { cookie, address } = await begin();
    const { search } = await directory.answer(address);
    await directory.stop();
    const answer = await come(search, cookie);
    expect([answer.status, answer.signedIn]).toEqual([409, undefined]);
    expect(answer.html).toContain('does not answer');
    const page = await openWindow();
    await page.goto(`${site.url}/sign-in`);
    await expect.poll(() => page.getByLabel('Password', { exact: true }).count()).toBe(1);
  });
});
