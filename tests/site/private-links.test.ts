import { describe, expect, it } from 'vitest';
import { aFilledForm, type Fields, formClient } from '../support/form-client.ts';
import { fingerprints } from '../support/site-rows.ts';
import { aComingSession } from '../support/site-session.ts';
import { openSite } from '../support/open-site.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });
const client = formClient(site.url);

const past = Temporal.Now.instant().subtract({ hours: 1 });

async function unchanged<T>(work: () => Promise<T>): Promise<T> {
  const before = await fingerprints(database);
  const answer = await work();
  expect(await fingerprints(database)).toEqual(before);
  return answer;
}

async function ask(reference: string, given: Fields = {}): Promise<string> {
  const { location } = await client.post(`/training/sessions/${reference}/book`, aFilledForm(given));
  return location!.split('?')[0]!;
}

describe('a private link', () => {
  it.each(['', '/attendees', '/move', '/cancel', '/offer'])(
    'with a wrong key opens nothing and changes nothing: /bookings/…%s',
    async (page) => {
      const path = `/bookings/not-a-key-that-anybody-has${page}`;
      for (const send of [
        () => client.get(path),
        () => client.post(path, { answer: 'accept', to: 'T', reason: '' }),
      ]) {
        const { status, text } = await unchanged(send);
        expect([status, text]).toEqual([404, expect.stringContaining('We do not know this link')]);
      }
    },
  );

  it('changes nothing past the cut-off, and says what to do instead', async () => {
    const { id, reference } = await aComingSession(database);
    const path = await ask(reference);
    const other = await aComingSession(database);
    const places = await client.get(`${path}/attendees`);
    await database.sql`update training_session set changes_close_at = ${past.toString()} where id = ${id}`;
    const place = /name="place" value="([^"]+)"/.exec(places.html)![1]!;
    const people = {
      sequence: '0',
      places: '1',
      place,
      attendee: 'Leila',
      attendeeEmail: '',
      intent: 'confirm',
    };
    const forms: [string, Fields][] = [
      ['/attendees', people],
      ['/move', { to: other.reference }],
      ['/cancel', { reason: '' }],
      ['/offer', { answer: 'leave' }],
    ];
    for (const [page, form] of forms) {
      const { status, text } = await unchanged(() => client.post(path + page, form));
      expect([page, status, text]).toEqual([
        page,
        409,
        expect.stringContaining('It is too late to change this booking'),
      ]);
    }
  });
});

describe('an offer', () => {
  it('that is over is not taken, and its reader is told so', async () => {
    const { reference } = await aComingSession(database, { capacity: 1 });
    const holds = await ask(reference);
    const waits = await ask(reference, { intent: 'wait' });
    await client.post(`${holds}/cancel`, { reason: '' });
    expect((await client.get(`${waits}/offer`)).text).toContain('1 place for you');
    await database.sql`update waitlist_offer set offered_at = ${past.subtract({ hours: 48 }).toString()},
      expires_at = ${past.toString()} where answered_at is null and session_id =
      (select id from training_session where reference = ${reference})`;
    const answer = await client.post(`${waits}/offer`, { answer: 'accept' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('This offer is over');
    expect(answer.text).toContain('See other dates');
    const [row] = await database.sql`select count(*)::int as places from booking_place p
      join training_session s on s.id = p.session_id where s.reference = ${reference} and released_at is null`;
    expect(row).toEqual({ places: 0 });
  });
});

it('opening every public page and every link of a booking, as mail scanners do, changes nothing', async () => {
  const { reference } = await aComingSession(database, { capacity: 2 });
  const holds = await ask(reference, { places: '2', attendee: ['', ''], attendeeEmail: ['', ''] });
  const waits = await ask(reference, { intent: 'wait' });
  const offered = await aComingSession(database, { capacity: 1 });
  const gone = await ask(offered.reference);
  const invited = await ask(offered.reference, { intent: 'wait' });
  await client.post(`${gone}/cancel`, { reason: '' });

  const seen = new Set<string>();
  const crawl = async (queue: string[]) => {
    for (let path = queue.shift(); path; path = queue.shift()) {
      if (seen.has(path) || seen.size > 400) continue;
      seen.add(path);
      const { html, status } = await client.get(path);
      expect([path, status < 400 || status === 404]).toEqual([path, true]);
      for (const [, link] of html.matchAll(/(?:href|action)="(\/(?!\/|_astro)[^"#]*)"/g))
        queue.push(link!.replaceAll('&#38;', '&').replaceAll('&amp;', '&'));
    }
  };
  await unchanged(() => crawl(['/', '/training', '/bookings/find', holds, waits, gone, invited]));
  for (const page of ['attendees', 'move', 'cancel', 'calendar.ics'])
    expect(seen).toContain(`${holds}/${page}`);
  expect(seen).toContain(`${invited}/offer`);
  expect([...seen].some((path) => path.includes('/move?to='))).toBe(true);
  expect(seen.size).toBeGreaterThan(100);
});
