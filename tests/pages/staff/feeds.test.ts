import { describe, expect } from 'vitest';
import { it } from '../../support/database.ts';
import { aPublishedEvent } from '../../support/event-makers.ts';
import { anOfficer } from '../../support/makers.ts';
import { localsFor, visit } from './visit.ts';
import FeedsPage from '../../../src/pages/staff/calendar/feeds/index.astro';
import { ownCalendar } from '../../../src/pages/calendars/_open.ts';
import { eventsAtom, eventsCalendar } from '../../../src/pages/events/_feed.ts';

describe('the page of secret addresses', () => {
  it('shows an address once, which a program can then read without a sign-in', async ({ db }) => {
    const officer = await anOfficer(db);
    await aPublishedEvent(db);
    const made = await visit(FeedsPage, db, officer, { form: { name: 'Work phone', layers: ['events'] } });
    const [, key = ''] = /calendars\/([\w-]+)\/calendar\.ics/.exec(made.html) ?? [];
    const again = await visit(FeedsPage, db, officer);
    expect(again.html).not.toContain(key);
    expect(again.text).toContain('Never');
    const answer = await read(db, key);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('SUMMARY:Coffee morning');
    expect((await visit(FeedsPage, db, officer)).text).not.toContain('Never');
    const known = { 'if-none-match': answer.headers.get('etag') ?? '' };
    expect((await read(db, key, known)).status).toBe(304);
    expect((await read(db, 'guessed')).status).toBe(404);
  });

  it('asks for a name and for something to show', async ({ db }) => {
    const answer = await visit(FeedsPage, db, await anOfficer(db), { form: { name: '' } });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Choose at least one thing to show');
  });
});

describe('the feeds of the public', () => {
  it('are sent again only when something changed', async ({ db }) => {
    await aPublishedEvent(db);
    for (const [open, type] of [
      [eventsCalendar, 'text/calendar'],
      [eventsAtom, 'application/atom+xml'],
    ] as const) {
      const first = await ask(db, open);
      expect(first.headers.get('content-type')).toContain(type);
      const packed = await ask(db, open, { 'accept-encoding': 'gzip, br' });
      expect(packed.headers.get('content-encoding')).toBe('gzip');
      expect(packed.headers.get('etag')).not.toBe(first.headers.get('etag'));
      const tag = { 'if-none-match': packed.headers.get('etag')! };
      expect((await ask(db, open, tag)).status).toBe(304);
      const since = { 'if-modified-since': first.headers.get('last-modified')! };
      expect((await ask(db, open, since)).status).toBe(304);
    }
  });

  it('say in words when a place is not known', async ({ db }) => {
    const answer = await ask(db, eventsCalendar, {}, '?near=ZZ1');
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/^[A-Z].+\.?\n$/);
  });
});

type Locals = App.Locals;
type Db = Locals['db'];

const read = (db: Db, key: string, headers: Record<string, string> = {}) =>
  ownCalendar({
    locals: localsFor(db, null) as Locals,
    params: { key },
    request: new Request('http://localhost/calendars/x/calendar.ics', { headers }),
  });

function ask(db: Db, open: typeof eventsCalendar, headers: Record<string, string> = {}, query = '') {
  const url = new URL(`http://localhost/events.ics${query}`);
  return open({ locals: localsFor(db, null) as Locals, url, request: new Request(url, { headers }) });
}
