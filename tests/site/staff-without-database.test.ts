import { once } from 'node:events';
import { connect } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { staffPages } from '#lib/officers/staff-pages.ts';
import { formClient } from '../support/form-client.ts';
import { pathOf } from '../support/guard-walk.ts';
import { aSignedIn } from '../support/site-sign-in.ts';
import { openSite } from '../support/open-site.ts';
import { untilGone } from '../support/site.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });
const { post } = formClient(site.url);
const { officer, cookie } = await aSignedIn(database);

const words = 'Ask the caretaker for the side door.\nRing twice & wait.';
const template = { title: 'Side doors', words };
const templates = '/staff/enquiries/templates/new';

// The site is let in nowhere, as when a database has no room: what was open is closed.
const shutOut = async (isOut: boolean) => {
  await database.sql.unsafe(`alter role concord_app connection limit ${isOut ? 0 : -1}`);
  await database.sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'concord_app'`;
};

const hiddenOn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name, value]) => [
      name!,
      value!.replaceAll('&amp;', '&'),
    ]),
  );

async function breakOff(beginning: string): Promise<void> {
  const socket = connect(Number(new URL(site.url).port), 'localhost');
  await once(socket, 'connect');
  await new Promise((written) => void socket.write(beginning, written));
  // Its sign-in is looked at before a page reads its form.
  const isSeen = () => database.sql`select 1 from officer_session
    where officer_id = ${officer.id} and seen_at > now() - interval '5 minutes'`;
  await expect.poll(async () => (await isSeen()).length).toBe(1);
  socket.destroy();
}

describe('an upload that its sender breaks off', () => {
  it('is written into the log as that, and as no failure', async () => {
    const head = [
      ...['POST /staff/institutions/import HTTP/1.1', 'Host: localhost', 'Sec-Fetch-Site: same-origin'],
      ...[`Cookie: ${cookie}`, 'Content-Type: multipart/form-data; boundary=part', 'Content-Length: 5000000'],
    ];
    const part = '--part\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nname,';
    await database.sql`update officer_session set seen_at = seen_at - interval '9 minutes'
      where officer_id = ${officer.id}`;
    await breakOff(`${head.join('\r\n')}\r\n\r\n${part}`);
    await expect
      .poll(site.output)
      .toMatch(/"info","event":"request".*"path":"\/staff\/institutions\/import","status":499/);
    expect(site.output()).not.toContain('"status":503');
    expect(site.output()).not.toContain('"event":"failed"');
  });
});

describe('while the database is away for a moment', () => {
  it('a form of staff comes back with its words, and is sent once the database is there again', async () => {
    await shutOut(true);
    const away = await post(templates, template, { cookie });
    await shutOut(false);
    expect([away.status, away.headers.get('cache-control')]).toEqual([503, 'no-store']);
    expect(away.text).toContain('Ask the caretaker for the side door. Ring twice & wait.');
    expect(hiddenOn(away.html)).toEqual(template);
    expect((await post(templates, hiddenOn(away.html), { cookie })).status).toBe(303);
    const [kept] = await database.sql`select words from reply_template where title = 'Side doors'`;
    expect(kept).toEqual({ words });
  });
});

describe('with the database stopped', () => {
  beforeAll(async () => {
    const pid = site.databasePid();
    await database.close();
    await site.stopDatabase();
    await untilGone(pid);
  });

  it('a form of staff comes back under a marking, whether or not its sender is signed in', async () => {
    for (const theirs of [cookie, '']) {
      const { status, text, html, headers } = await post(templates, template, { cookie: theirs });
      expect([status, headers.get('retry-after'), headers.get('cache-control')]).toEqual([
        503,
        '30',
        'no-store',
      ]);
      expect(hiddenOn(html)).toEqual(template);
      expect(text.match(/OFFICIAL-SENSITIVE/g)).toHaveLength(2);
      expect(text).not.toContain('In an emergency');
      expect(headers.getSetCookie()).toEqual([]);
    }
  });

  it('every job says so in the frame of the staff area, and gives back what was sent to it', async () => {
    // Of each job one: each waits for a database that does not come.
    const ofJobs = Map.groupBy(Object.keys(staffPages), (path) => path.split('/')[2]);
    const pages = [...ofJobs.values()].map(([first]) => pathOf(first!));
    pages.push('/account', '/account/app');
    const send = (path: string) => post(path, { anything: 'Two words' }, { cookie });
    const answers = await Promise.all(pages.map(async (path) => ({ path, ...(await send(path)) })));
    for (const { path, status, html, text } of answers) {
      expect([path, status, hiddenOn(html)]).toEqual([path, 503, { anything: 'Two words' }]);
      expect(text).toContain('OFFICIAL-SENSITIVE');
    }
    const page = await fetch(`${site.url}/staff/tension`, { headers: { cookie } });
    expect(page.status).toBe(503);
    expect(await page.text()).toMatch(/<p class="marking"[^>]*>OFFICIAL</);
  });

  it('never gives back a password or a code', async () => {
    for (const [path, fields] of [
      ['/account/password', { currentPassword: 'hush and hush', password: 'hush hush hush' }],
      ['/sign-in/again', { password: 'hush hush hush', code: '123 456', next: '/staff/admin people' }],
      ['/account/app', { code: '123 456' }],
    ] as const) {
      const { status, text, html } = await post(path, fields, { cookie });
      expect([path, status]).toEqual([path, 503]);
      expect(text).toContain('but for passwords and codes');
      expect(html).not.toMatch(/hush|123 456/);
    }
  });

  it('names the file to choose again', async () => {
    const form = new FormData();
    form.set('file', new File([new Uint8Array(3_000_000)], 'schools.csv'));
    form.set('note', 'From the county');
    const answer = await fetch(`${site.url}/staff/institutions/import`, {
      ...{ method: 'POST', body: form },
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    });
    expect(answer.status).toBe(503);
    const html = await answer.text();
    expect(html).toContain('Choose “schools.csv” again');
    expect(hiddenOn(html)).toEqual({ note: 'From the county' });
  });

  it('gives nothing back to a form from another site', async () => {
    const headers = { cookie, 'sec-fetch-site': 'cross-site' };
    const { status, html } = await post(templates, template, headers);
    expect([status, hiddenOn(html)]).toEqual([403, {}]);
  });
});
