import { describe, expect, it } from 'vitest';
import { staffPages } from '#lib/officers/staff-pages.ts';
import { expectNothingShown, noId, pathOf, send } from '../support/guard-walk.ts';
import { fingerprints } from '../support/site-rows.ts';
import { aSignedIn } from '../support/site-sign-in.ts';
import { openSite } from '../support/open-site.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });

const paths = [...Object.keys(staffPages), '/account'].map(pathOf);

describe('without a sign-in', () => {
  it('no spelling of any staff page shows anything, whatever the verb', async () => {
    const before = await fingerprints(database);
    await expectNothingShown(site.url, paths, 'staff-main');
    for (const method of ['HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'QUERY']) {
      for (const path of paths) {
        const { status } = await send(site.url, method, path);
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
        site.url,
        'POST',
        path,
        `X-Forwarded-For: 10.0.${paths.indexOf(path)}.1\r\n`,
      );
      expect([path, status]).toEqual([path, 303]);
      expect(answer).toMatch(/location: \/sign-in\?next=%2Fstaff/i);
    }
  });
});

async function ask(path: string, cookie: string): Promise<{ status: number; body: string }> {
  const answer = await fetch(site.url + path, { headers: { cookie }, redirect: 'manual' });
  return { status: answer.status, body: await answer.text() };
}

describe('a page that is not for its reader', () => {
  it('is the same, byte for byte, as one that is not there', async () => {
    const { cookie } = await aSignedIn(database, 'npt_reader');
    const nothing = await ask('/staff/nothing-here', cookie);
    expect(nothing.status).toBe(404);
    const forbidden = [
      // No role allows it anywhere; the record is in no area of theirs; there is no such record.
      ...['/staff/admin/overrides', '/staff/outbox', `/staff/training/sessions/${noId}/edit`],
      ...[`/staff/training/sessions/${noId}`, '/staff/training/sessions/not-an-id'],
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
      page(here!['session_id'], noId),
      `/staff/training/sessions/${elsewhere!['session_id']}`,
    ])
      expect([path, await ask(path, cookie)]).toEqual([path, nothing]);
  });
});

describe('ids of another area', () => {
  it('open and change nothing, whatever is done with them', async () => {
    const [session] = await database.sql`select s.id from training_session s join area a on a.id = s.area_id
      join area f on f.id = a.parent_id where f.code = 'essex' limit 1`;
    const { officer: person } = await aSignedIn(database);
    await database.sql`update role_grant set area_id = (select id from area where code = 'essex')
      where officer_id = ${person.id}`;
    const ofSession = ['', '/edit', '/cancel', '/waiting-list', '/restrict'].map(
      (page) => `/staff/training/sessions/${session!['id']}${page}`,
    );
    const ofPerson = ['', '/access', '/hand-over', '/close', '/open', '/second-factor', '/roles/new'].map(
      (page) => `/staff/admin/people/${person.id}${page}`,
    );
    const { cookie: supervisor } = await aSignedIn(database, 'supervisor');
    const { cookie: administrator } = await aSignedIn(database, 'administrator');
    const before = await fingerprints(database);
    for (const path of [...ofSession, ...ofPerson]) {
      const cookie = ofSession.includes(path) ? supervisor : administrator;
      expect([path, (await ask(path, cookie)).status]).toEqual([path, 404]);
      const { status } = await send(site.url, 'POST', path, `Cookie: ${cookie}\r\n`);
      expect(['POST', path, status]).toEqual(['POST', path, 404]);
    }
    expect(await fingerprints(database)).toEqual(before);
  });
});

describe('the log of the server', () => {
  const lines = () =>
    site
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, string>);

  it('says who was refused which page, under the id of the request, and no name or id of a record', async () => {
    const { cookie, officer } = await aSignedIn(database, 'npt_reader');
    const answer = await fetch(`${site.url}/staff/admin/overrides`, { headers: { cookie } });
    const absent = await fetch(`${site.url}/staff/training/sessions/${noId}`, { headers: { cookie } });
    const refused = () => lines().filter((line) => line['officerId'] === officer.id);
    await expect.poll(refused).toHaveLength(2);
    const common = { level: 'warn', event: 'access refused', method: 'GET', officerId: officer.id };
    expect(refused()).toEqual([
      expect.objectContaining({
        ...common,
        requestId: answer.headers.get('x-request-id'),
        routePattern: '/staff/admin/overrides',
      }),
      expect.objectContaining({
        ...common,
        requestId: absent.headers.get('x-request-id'),
        routePattern: '/staff/training/sessions/[id]',
      }),
    ]);
    for (const secret of [officer.email, officer.name, cookie, noId])
      expect(JSON.stringify(refused())).not.toContain(secret);
  });

  it('says that a form from another site was refused', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const answer = await fetch(`${site.url}/sign-out`, { method: 'POST', headers });
    expect(answer.status).toBe(403);
    const requestId = answer.headers.get('x-request-id');
    const line = () =>
      lines().find((one) => one['event'] === 'form from elsewhere refused' && one['requestId'] === requestId);
    await expect.poll(line).toMatchObject({ level: 'warn', method: 'POST', routePattern: '/sign-out' });
  });
});
