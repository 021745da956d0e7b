import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookiesOf } from '../support/account.ts';
import { encoded, type Fields, formClient } from '../support/form-client.ts';
import { rawRequest } from '../support/raw-request.ts';
import { aDoor } from '../support/site-door.ts';
import { openSiteDatabase, type SiteDatabase } from '../support/site-database.ts';
import { lettersTo } from '../support/site-mail.ts';
import { aSignedIn } from '../support/site-sign-in.ts';
import { startPreparedSite } from '../support/prepared-site.ts';
import type { RunningSite } from '../support/site.ts';

const publicUrl = 'https://concord.example';
const fresh = 'quite another phrase of words';
let site: RunningSite;
let database: SiteDatabase;
let door: ReturnType<typeof aDoor>;
let client: ReturnType<typeof formClient>;

beforeAll(async () => {
  site = await startPreparedSite({ TRUST_PROXY: '1', PUBLIC_URL: publicUrl });
  database = openSiteDatabase(site);
  door = aDoor(site.url, database);
  client = formClient(site.url);
});
afterAll(async () => {
  await database.close();
  await site.remove();
});

/** Sends a form under the name of a host that is not ours, in every header that could say so. */
const fromElsewhere = (path: string, fields: Fields, cookie = '') => {
  const body = encoded(fields);
  const hosts = ['Host', 'X-Forwarded-Host', 'X-Original-Host'].map((name) => `${name}: evil.example`);
  const head = [`POST ${path} HTTP/1.1`, ...hosts, 'Forwarded: host=evil.example', 'X-Forwarded-Proto: http'];
  const ours = [`X-Forwarded-For: 10.9.8.${path.length}`, 'Sec-Fetch-Site: same-origin', `Cookie: ${cookie}`];
  const about = ['Content-Type: application/x-www-form-urlencoded', `Content-Length: ${body.length}`];
  return rawRequest(site.url, [...head, ...ours, ...about, 'Connection: close', '', body].join('\r\n'));
};

/** The address in the newest letter to somebody, which must be ours; as a path. */
async function linkTo(email: string, field: string): Promise<string> {
  const [letter] = await lettersTo(database, publicUrl, email);
  expect(JSON.stringify(letter)).not.toContain('evil');
  const url = (letter!.fields as Record<string, string>)[field]!;
  expect(url).toMatch(/^https:\/\/concord\.example\//);
  return new URL(url).pathname;
}

const runOut = (email: string) => database.sql`
  update account_link set made_at = made_at - interval '30 days', expires_at = expires_at - interval '30 days'
  where officer_id = (select id from officer where email = ${email})`;

describe('a link to a new password', () => {
  const ask = async (email: string) => {
    const answer = await fromElsewhere('/forgotten-password', { email });
    expect(answer).toMatch(/^HTTP\/1\.1 303 [^]*location: \/forgotten-password\?sent=yes\r\n/i);
    return linkTo(email, 'resetUrl');
  };

  it('leads to our public address, sets one password, asks for the second factor, and is then nothing', async () => {
    const account = await door.account();
    const path = await ask(account.email);
    expect((await client.get(path)).status).toBe(200);
    const reset = await client.post(path, { password: fresh });
    expect([reset.status, reset.location]).toEqual([303, '/sign-in/code']);
    const step = { cookie: cookiesOf(reset.headers.getSetCookie()), redirect: 'manual' } as const;
    expect(
      (await fetch(`${site.url}/staff`, { headers: { cookie: step.cookie }, redirect: 'manual' })).status,
    ).toBe(303);
    expect((await client.get(path)).status).toBe(404);
    expect((await client.post(path, { password: 'a third phrase of some words' })).status).toBe(404);
    expect((await door.password(account, '', fresh)).status).toBe(303);
  });

  it('is nothing once it has run out, or when a letter of it is changed', async () => {
    const account = await door.account();
    const path = await ask(account.email);
    const guessed = path.slice(0, -1) + (path.endsWith('A') ? 'B' : 'A');
    expect((await client.post(guessed, { password: fresh })).status).toBe(404);
    await runOut(account.email);
    expect((await client.get(path)).status).toBe(404);
    expect((await client.post(path, { password: fresh })).status).toBe(404);
    expect((await door.password(account)).status).toBe(303);
  });
});

describe('an invitation', () => {
  const invite = async () => {
    const { cookie, officer } = await aSignedIn(database, 'administrator');
    const email = `${crypto.randomUUID()}@police.example`;
    const { year, month, day } = Temporal.Now.plainDateISO('Europe/London');
    const starts = { 'starts-day': `${day}`, 'starts-month': `${month}`, 'starts-year': `${year}` };
    const role = { role: 'npt_reader', area: officer.grants[0]!.areaId, ...starts };
    const fields = { name: 'Ruth Abelman', email, ...role };
    const answer = await fromElsewhere('/staff/admin/people/new', fields, `__Host-${cookie}`);
    expect(answer).toMatch(/^HTTP\/1\.1 303 [^]*location: \/staff\/admin\/people\//i);
    return email;
  };
  const find = async (email: string) => {
    const [row] = await database.sql`
      select o.id, o.password_hash, o.email, array_agg(g.role) as roles
      from officer o join role_grant g on g.officer_id = o.id where o.email = ${email} group by o.id`;
    return row!;
  };

  it('leads to our public address, sets a password once, and nothing else that is sent with it', async () => {
    const email = await invite();
    const path = await linkTo(email, 'invitationUrl');
    const more = { officerId: crypto.randomUUID(), role: 'administrator', email: 'other@police.example' };
    const taken = await client.post(path, { password: fresh, ...more, passwordHash: 'x', kind: 'x' });
    expect(taken.status).toBe(303);
    const made = await find(email);
    expect(made).toMatchObject({ email, roles: ['npt_reader'] });
    expect(made['password_hash']).toMatch(/^\$argon2id\$/);
    const again = await client.post(path, { password: 'a third phrase of some words' });
    expect(again.status).toBe(410);
    expect(await find(email)).toEqual(made);
  });

  it('sets nothing once it has run out', async () => {
    const email = await invite();
    const path = await linkTo(email, 'invitationUrl');
    await runOut(email);
    expect((await client.post(path, { password: fresh })).status).toBe(410);
    expect(await find(email)).toMatchObject({ password_hash: null });
  });
});
