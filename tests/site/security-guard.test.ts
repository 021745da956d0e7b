import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffPages } from '#lib/officers/staff-pages.ts';
import { rawRequest } from '../support/raw-request.ts';
import { openSiteDatabase, type SiteDatabase } from '../support/site-database.ts';
import { fingerprints } from '../support/site-rows.ts';
import { aSignedIn } from '../support/site-sign-in.ts';
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
const paths = [...Object.keys(staffPages), '/account'].map((pattern) => pattern.replaceAll(/\[\w+\]/g, id));
const inside = (path: string) => [
  path,
  ...[`/${path}`, `${path}/`, path.replace('/s', '/%73').replace('/a', '/%61'), `/x/..${path}`, `/.${path}`],
  ...[
    path.replaceAll('/', '%2f'),
    path.toUpperCase(),
    `${path};x=1`,
    `${path}%2f`,
    `${path}.html`,
    `${path}%00`,
  ],
  `${path}?next=/staff`,
];

async function send(method: string, path: string, headers = ''): Promise<{ status: number; answer: string }> {
  const body = method === 'POST' ? 'reason=something' : '';
  const type = body
    ? `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n`
    : '';
  const answer = await rawRequest(
    site.url,
    `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n${type}${headers}Connection: close\r\n\r\n${body}`,
  );
  return { status: Number(answer.slice(9, 12)), answer };
}

describe('without a sign-in', () => {
  it('no spelling of any staff page shows anything, whatever the verb', async () => {
    const before = await fingerprints(database);
    for (const path of paths) {
      for (const spelling of inside(path)) {
        const { status, answer } = await send('GET', spelling);
        expect([spelling, status]).toEqual([
          spelling,
          expect.toSatisfy((one) => [303, 308, 400, 404].includes(one as number)),
        ]);
        expect(answer).not.toContain('staff-main');
      }
    }
    for (const method of ['HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'QUERY']) {
      for (const path of paths) {
        const { status } = await send(method, path);
        expect([method, path, status]).toEqual([
          method,
          path,
          method === 'HEAD'
            ? expect.toSatisfy((one) => [303, 404].includes(one as number))
            : expect.toSatisfy((one) => [400, 405].includes(one as number)),
        ]);
      }
    }
    expect(await fingerprints(database)).toEqual(before);
  });

  it('a form is not taken, and leads to signing in', async () => {
    for (const path of paths.filter((one) => one !== '/account' && !/html$|\.ics$/.test(one))) {
      const { status, answer } = await send(
        'POST',
        path,
        `X-Forwarded-For: 10.0.${paths.indexOf(path)}.1\r\n`,
      );
      expect([path, status]).toEqual([path, 303]);
      expect(answer).toMatch(/location: \/sign-in\?next=%2Fstaff/i);
    }
  });
});

describe('a page that is not for its reader', () => {
  const ask = async (path: string, cookie: string) => {
    const answer = await fetch(site.url + path, { headers: { cookie }, redirect: 'manual' });
    return { status: answer.status, body: await answer.text() };
  };

  it('is the same, byte for byte, as one that is not there', async () => {
    const { cookie } = await aSignedIn(database, 'npt_reader');
    const nothing = await ask('/staff/nothing-here', cookie);
    expect(nothing.status).toBe(404);
    const forbidden = [
      // No role allows it anywhere; the record is in no area of theirs; there is no such record.
      ...['/staff/admin/overrides', '/staff/outbox', `/staff/training/sessions/${id}/edit`],
      ...[`/staff/training/sessions/${id}`, '/staff/training/sessions/not-an-id'],
    ];
    for (const path of forbidden) expect([path, await ask(path, cookie)]).toEqual([path, nothing]);
  });

  it('is the same for a booking of another area as for none', async () => {
    const { cookie } = await aSignedIn(database);
    const [elsewhere] = await database.sql`select b.id, b.session_id from booking b
      join training_session s on s.id = b.session_id join area a on a.id = s.area_id
      join area f on f.id = a.parent_id where f.code = 'essex' limit 1`;
    const [here] = await database.sql`select b.id, b.session_id from booking b
      join training_session s on s.id = b.session_id join area a on a.id = s.area_id
      join area f on f.id = a.parent_id where f.code = 'bedfordshire' limit 1`;
    const page = (session: string, booking: string) =>
      `/staff/training/sessions/${session}/bookings/${booking}`;
    const nothing = await ask('/staff/nothing-here', cookie);
    expect((await ask(page(here!['session_id'], here!['id']), cookie)).status).toBe(200);
    for (const path of [
      page(elsewhere!['session_id'], elsewhere!['id']),
      page(here!['session_id'], elsewhere!['id']),
      page(here!['session_id'], id),
      `/staff/training/sessions/${elsewhere!['session_id']}`,
    ])
      expect([path, await ask(path, cookie)]).toEqual([path, nothing]);
  });
});
