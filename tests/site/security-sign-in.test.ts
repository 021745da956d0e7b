import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookiesOf, password } from '../support/account.ts';
import { formClient } from '../support/form-client.ts';
import { type RunningProvider, startProvider } from '../support/openid-provider.ts';
import { aDoor, signedInBy } from '../support/site-door.ts';
import { openSiteDatabase, type SiteDatabase } from '../support/site-database.ts';
import { startPreparedSite } from '../support/prepared-site.ts';
import type { RunningSite } from '../support/site.ts';

const publicUrl = 'https://concord.example';
let site: RunningSite;
let database: SiteDatabase;
let directory: RunningProvider;
let door: ReturnType<typeof aDoor>;
let client: ReturnType<typeof formClient>;

beforeAll(async () => {
  directory = await startProvider({ returnTo: [`${publicUrl}/sign-in/single-sign-on/return`] });
  const { issuer, clientId, clientSecret } = directory;
  const oidc = { OIDC_ISSUER: issuer.origin, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret };
  site = await startPreparedSite({ ...oidc, TRUST_PROXY: '1', PUBLIC_URL: publicUrl });
  database = openSiteDatabase(site);
  door = aDoor(site.url, database);
  client = formClient(site.url);
});
afterAll(async () => {
  await database.close();
  await site.remove();
  await directory.stop();
});

const statusOf = async (path: string, cookie: string) =>
  (await fetch(site.url + path, { headers: { cookie }, redirect: 'manual' })).status;

describe('whoever signs in', () => {
  it('gets cookies of their own, bound to the host, whatever somebody had put into the browser', async () => {
    const planted = ['sign-in', 'sign-in-step', 'known-device'].map(
      (name) => `__Host-${name}=${'a'.repeat(43)}`,
    );
    const account = await door.account();
    const begun = await door.password(account, planted.join('; '));
    const before = [...planted.filter((one) => !one.includes('step')), begun.cookie].join('; ');
    const arrived = await door.code(door.shown(account), before);
    const set = [begun, arrived].flatMap(({ headers }) => headers.getSetCookie());
    for (const one of set) {
      expect(one).toMatch(/^__Host-(sign-in|sign-in-step|known-device)=/);
      expect(one.split('; ').slice(1).toSorted()).toEqual([
        'HttpOnly',
        expect.stringMatching(/^Max-Age=\d+$/),
        'Path=/',
        'SameSite=Lax',
        'Secure',
      ]);
      expect(one).not.toContain('a'.repeat(43));
    }
    expect(await statusOf('/staff', cookiesOf(set))).toBe(200);
    expect(await statusOf('/staff', planted[0]!)).toBe(303);
  });

  it('leaves the sign-in of the same browser before it behind, and a step opens nothing by itself', async () => {
    const account = await door.account();
    const first = await door.code(door.shown(account), (await door.password(account)).cookie);
    const was = cookiesOf([signedInBy(first.headers)!]);
    const begun = await door.password(account, was);
    expect(await statusOf('/staff', begun.cookie)).toBe(303);
    const again = await door.code({ recovery: account.codes[0]! }, `${was}; ${begun.cookie}`);
    expect(await statusOf('/staff', cookiesOf(again.headers.getSetCookie()))).toBe(200);
    expect(await statusOf('/staff', was)).toBe(303);
  });
});

describe('a code', () => {
  it('of the app that was used is refused, also after the password was entered again', async () => {
    const account = await door.account();
    const shown = door.shown(account);
    expect((await door.code(shown, (await door.password(account)).cookie)).status).toBe(303);
    const again = await door.code(shown, (await door.password(account)).cookie);
    expect([again.status, signedInBy(again.headers)]).toEqual([422, undefined]);
    expect(again.text).toContain('This code was used already');
  });

  it('of recovery that was used is refused, and the next one is taken', async () => {
    const account = await door.account();
    const [recovery = '', next = ''] = account.codes;
    expect((await door.code({ recovery }, (await door.password(account)).cookie)).status).toBe(303);
    const { cookie } = await door.password(account);
    const again = await door.code({ recovery }, cookie);
    expect([again.status, signedInBy(again.headers)]).toEqual([422, undefined]);
    expect(signedInBy((await door.code({ recovery: next }, cookie)).headers)).toBeDefined();
  });

  it('of somebody else is refused', async () => {
    const [account, colleague] = [await door.account(), await door.account()];
    const { cookie } = await door.password(account);
    for (const theirs of [door.shown(colleague), { recovery: colleague.codes[0]! }])
      expect((await door.code(theirs, cookie)).status).toBe(422);
  });
});

describe('an account that is not there', () => {
  it('is answered like a wrong password, word for word', async () => {
    const account = await door.account();
    const known = await door.password(account, '', 'not the password of anybody');
    const unknown = await door.password({ email: `x${account.email}` }, '', 'not the password of anybody');
    expect(known.status).toBe(422);
    expect(unknown.status).toBe(known.status);
    expect(unknown.text).toBe(known.text);
    expect(unknown.headers.getSetCookie()).toEqual(known.headers.getSetCookie());
  });
});

describe('a password', () => {
  it('with a blank at its end is another than without', async () => {
    const account = await door.account();
    expect((await door.password(account, '', `${password} `)).status).toBe(422);
    expect((await door.password(account, '', password)).status).toBe(303);
  });
});

describe('the answer of the directory', () => {
  const path = '/sign-in/single-sign-on';
  const begin = async () => {
    const { headers } = await client.post(path, { next: '/staff' });
    const [, address = ''] = /url=(.*)$/.exec(headers.get('refresh') ?? '') ?? [];
    return { cookie: cookiesOf(headers.getSetCookie()), address: new URL(address) };
  };
  const come = async (answer: URL, cookie: string) => {
    const returned = await fetch(`${site.url}${answer.pathname}${answer.search}`, {
      headers: { cookie },
      redirect: 'manual',
    });
    return signedInBy(returned.headers);
  };
  const changed = (answer: URL, name: string, value: string) => {
    const other = new URL(answer);
    other.searchParams.set(name, value);
    return other;
  };
  const somebody = async () =>
    directory.somebody({
      ...{ sub: crypto.randomUUID(), name: 'Dana Whitlock', xms_edov: true, amr: ['pwd', 'mfa'] },
      email: (await door.account()).email,
    });

  it('signs in when it is the answer to the question of this browser', async () => {
    await somebody();
    const { cookie, address } = await begin();
    expect(address.searchParams.get('nonce')).toMatch(/^[\w-]{43}$/);
    expect(await come(await directory.answer(address), cookie)).toBeDefined();
  });

  it.each([
    ['another state', (answer: URL) => changed(answer, 'state', 'b'.repeat(43))],
    ['the name of another directory', (answer: URL) => changed(answer, 'iss', 'https://elsewhere.example')],
    ['another code', (answer: URL) => changed(answer, 'code', 'b'.repeat(43))],
  ])('signs nobody in with %s', async (_what, change) => {
    await somebody();
    const { cookie, address } = await begin();
    expect(await come(change(await directory.answer(address)), cookie)).toBeUndefined();
  });

  it('signs nobody in when it was given to a question with another nonce or by another browser', async () => {
    await somebody();
    const [ours, theirs] = [await begin(), await begin()];
    const other = changed(ours.address, 'nonce', 'c'.repeat(43));
    expect(await come(await directory.answer(other), ours.cookie)).toBeUndefined();
    const code = (await directory.answer(theirs.address)).searchParams.get('code')!;
    const again = await begin();
    const injected = changed(await directory.answer(again.address), 'code', code);
    expect(await come(injected, again.cookie)).toBeUndefined();
  });
});

describe('whoever finds a weakness', () => {
  it('is told whom to write to, by a file that does not run out', async () => {
    const answer = await fetch(`${site.url}/.well-known/security.txt`);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const text = await answer.text();
    expect(text).toContain('Contact: mailto:concord@localhost\n');
    expect(text).toContain(`Canonical: ${publicUrl}/.well-known/security.txt\n`);
    const until = Temporal.Instant.from(/^Expires: (.*)$/m.exec(text)![1]!);
    const days = until.since(Temporal.Now.instant()).total('hours') / 24;
    expect(days).toBeGreaterThan(30);
    expect(days).toBeLessThan(365);
  });
});
