import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formClient, aFilledForm } from '../support/form-client.ts';
import { rawRequest } from '../support/raw-request.ts';
import { fingerprints } from '../support/site-rows.ts';
import { aComingSession } from '../support/site-session.ts';
import { aSignedIn } from '../support/site-sign-in.ts';
import { openSite } from '../support/open-site.ts';

const { site, database } = await openSite({
  env: { TRUST_PROXY: '1', PUBLIC_URL: 'https://concord.example' },
});

// Over TLS the cookie is bound to the host by its name.
const overTls = async (role?: Parameters<typeof aSignedIn>[1]) => {
  const { officer, cookie } = await aSignedIn(database, role);
  return { officer, cookie: `__Host-${cookie}`, plain: cookie };
};
const get = (path: string, cookie: string) =>
  fetch(site.url + path, { headers: { cookie }, redirect: 'manual' });
const post = (path: string, cookie: string, fields: Record<string, string>, headers = {}) =>
  fetch(site.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { cookie, 'sec-fetch-site': 'same-origin', ...headers },
    redirect: 'manual',
  });

describe('the cookie of a sign-in', () => {
  it('is bound to the host, travels over TLS only, and no script reads it', async () => {
    const { officer, cookie } = await overTls();
    // What may change an officer's powers gives their sign-in a new id, and so a new cookie.
    await database.sql`update officer set privileges_changed_at = now() + interval '1 second' where id = ${officer.id}`;
    const answer = await get('/staff', cookie);
    const [set] = answer.headers.getSetCookie();
    expect(answer.status).toBe(200);
    expect(set).toMatch(/^__Host-sign-in=[\w-]{43}; /);
    expect(set!.split('; ').slice(1).toSorted()).toEqual([
      'HttpOnly',
      expect.stringMatching(/^Max-Age=\d+$/),
      'Path=/',
      'SameSite=Lax',
      'Secure',
    ]);
    expect((await get('/staff', cookie)).status).toBe(303);
    expect((await get('/staff', set!.split(';', 1)[0]!)).status).toBe(200);
  });

  it('is never one that somebody set beforehand', async () => {
    const token = 'a'.repeat(43);
    const { officer, cookie, plain } = await overTls();
    for (const planted of [`__Host-sign-in=${token}`, `sign-in=${token}`, plain])
      expect([planted, (await get('/staff', planted)).status]).toEqual([planted, 303]);
    const hash = createHash('sha256').update(token).digest('hex');
    expect(await database.sql`select 1 from officer_session where id = ${hash}`).toHaveLength(0);
    await database.sql`update officer set privileges_changed_at = now() + interval '1 second' where id = ${officer.id}`;
    const answer = await get('/staff', `__Host-sign-in=${token}; ${cookie}`);
    for (const set of answer.headers.getSetCookie()) expect(set).not.toContain(token);
  });
});

describe('a form from another site', () => {
  it('changes nothing, however it is dressed', async () => {
    const { cookie } = await overTls();
    const before = await fingerprints(database);
    const sent = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'https://evil.concord.example' },
      { 'sec-fetch-site': 'none', origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site', origin: 'https://concord.example' },
    ];
    for (const headers of sent)
      for (const path of ['/staff/training/courses/new', '/sign-out', '/staff/admin/overrides'])
        expect([path, (await post(path, cookie, { title: 'Theirs' }, headers)).status]).toEqual([path, 403]);
    expect(await fingerprints(database)).toEqual(before);
  });
});

describe('an answer', () => {
  it('is read by no other site', async () => {
    const { cookie } = await overTls();
    for (const path of ['/staff', '/training', '/training/organisations.json?q=ashmere', '/health/live']) {
      const headers = { cookie, origin: 'https://evil.example' };
      for (const method of ['GET', 'OPTIONS']) {
        const answer = await fetch(site.url + path, { method, headers, redirect: 'manual' });
        expect([path, method, answer.headers.get('access-control-allow-origin')]).toEqual([
          path,
          method,
          null,
        ]);
        expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
      }
    }
  });
});

describe('fields that a form does not have', () => {
  it('change nothing: no id, no role, no owner', async () => {
    const { officer, cookie } = await overTls();
    const id = '99999999-9999-4999-8999-999999999999';
    const more = {
      id,
      slug: 'admin',
      retiredAt: '2020-01-01',
      retired_at: '2020-01-01',
      role: 'administrator',
    };
    const course = {
      title: 'Safer venues for everybody',
      summary: 'Who hires your hall.',
      audience: 'Venue managers',
      durationMinutes: '60',
      modes: 'in_person',
      outcomes: 'ask who is speaking',
      programme: '',
      sectors: 'faith',
    };
    const answer = await post('/staff/training/courses/new?role=administrator', cookie, {
      ...course,
      ...more,
      officerId: id,
      'grants[0][role]': 'administrator',
      __proto__: 'x',
    });
    expect(answer.status).toBe(303);
    const [made] = await database.sql`select * from course where title = ${course.title}`;
    expect(made).toMatchObject({ slug: 'safer-venues-for-everybody', retired_at: null });
    expect(made!['id']).not.toBe(id);
    const roles = await database.sql`select role from role_grant where officer_id = ${officer.id}`;
    expect(roles.map(({ role }) => role as string)).toEqual(['supervisor']);
  });
});

describe('a link in a mail', () => {
  it('leads to the public address, whatever host the request named', async () => {
    const { reference } = await aComingSession(database);
    const email = 'poisoned@ashmere.school.example';
    await formClient(site.url).post(`/training/sessions/${reference}/book`, aFilledForm({ email }));
    const body = new URLSearchParams({ email }).toString();
    const head = `Host: evil.example\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\nSec-Fetch-Site: same-origin`;
    const answer = await rawRequest(
      site.url,
      `POST /bookings/find HTTP/1.1\r\n${head}\r\nContent-Type: application/x-www-form-urlencoded\r\n` +
        `Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    );
    expect(answer.slice(9, 12)).toMatch(/^[23]/);
    const mails = await database.sql`select id, template from mail_message where to_email = ${email}`;
    expect(mails.map(({ template }) => template as string)).toContain('find-booking');
    const { cookie } = await overTls();
    const confirmed = mails.find(({ template }) => template === 'booking-confirmed')!;
    const shown = await (await get(`/staff/outbox/${confirmed['id']}/html`, cookie)).text();
    expect(shown).toContain('https://concord.example/bookings/');
    expect(
      JSON.stringify(await database.sql`select * from mail_message where to_email = ${email}`),
    ).not.toContain('evil');
    expect(shown).not.toContain('evil');
  });
});
