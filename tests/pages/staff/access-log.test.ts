import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { drawSample } from '#lib/audit/sample/draw.ts';
import { listSample } from '#lib/audit/sample/list.ts';
import { checkSampled } from '#lib/audit/sample/check.ts';
import chain from '../../../src/pages/staff/admin/access-log/chain.astro';
import entry from '../../../src/pages/staff/admin/access-log/[id].astro';
import exporting from '../../../src/pages/staff/admin/access-log/export.astro';
import question from '../../../src/pages/account/questions/[id].astro';
import sample from '../../../src/pages/staff/admin/access-log/sample.astro';
import Outbox from '../../../src/pages/staff/outbox/index.astro';
import Today from '../../../src/pages/staff/index.astro';
import search from '../../../src/pages/staff/admin/access-log/index.astro';
import unusual from '../../../src/pages/staff/admin/access-log/unusual.astro';
import { openPage } from '../../support/page.ts';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { localsFor, visit } from './visit.ts';

const path = '/staff/admin/access-log';
const consult = (...ids: string[]) => ({ operation: 'consult', entity: 'booking', ids }) as const;
const lastEntry = async (db: Db) => (await db.select().from(auditLog)).sort((a, b) => b.id - a.id)[0]!;

describe('the access log', () => {
  it('is not there for those who may not read it', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const pages = [search, exporting, sample, unusual, chain];
    const answers = await Promise.all(pages.map((page) => visit(page, db, officer, { path })));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  });

  it('says in words what was done, and that somebody looked at it', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const dpo = await anOfficer(db, 'dpo');
    await record(db, officer, consult('a', 'b', 'c'), now.subtract({ hours: 1 }));
    const { status, text } = await visit(search, db, dpo, { path });
    expect(status).toBe(200);
    expect(text).toContain('Dana Whitlock looked at 3 bookings');
    expect(await lastEntry(db)).toMatchObject({
      operation: 'consult',
      entity: 'audit_log',
      actorId: dpo.id,
      records: 1,
    });
  });

  it('finds entries by officer, operation and period, and says when a day is none', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const dpo = await anOfficer(db, 'dpo');
    await record(db, officer, consult('a'), now.subtract({ hours: 1 }));
    await record(db, officer, { ...consult('a', 'b'), operation: 'alter' }, now.subtract({ hours: 72 }));
    const find = async (query: string) => (await visit(search, db, dpo, { path: `${path}?${query}` })).text;
    const altered = await find(`officer=${officer.id}&operation=alter`);
    expect(altered).toContain('changed 2 bookings');
    expect(altered).not.toContain('looked at 1 booking');
    const before = await find('to-day=19&to-month=11&to-year=2026&entity=booking');
    expect(before).toContain('changed 2 bookings');
    expect(before).not.toContain('looked at 1 booking');
    expect(await find('from-day=31&from-month=2&from-year=2026')).toContain(
      'Enter the first day like 3 12 2026',
    );
    expect(await find('person=nobody@nowhere.example')).toContain('No entries match');
  });

  it('shows one entry with everything it says, to those who may see it', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    await record(db, officer, { ...consult('a'), fields: ['booker_name'], reason: 'A call' }, now);
    const params = { id: String((await lastEntry(db)).id) };
    const { text } = await visit(entry, db, await anOfficer(db), { path, params });
    for (const words of ['looked at 1 booking', 'booker name', 'A call', 'Waiting to be sealed'])
      expect(text).toContain(words);
    expect((await visit(entry, db, await anOfficer(db, 'analyst'), { path, params })).status).toBe(404);
    expect((await visit(entry, db, await anOfficer(db), { path, params: { id: '999999999' } })).status).toBe(
      404,
    );
  });

  it('gives out a file only to whoever has just proved who they are, and records why and for whom', async ({
    db,
  }) => {
    const dpo = await anOfficer(db, 'dpo');
    await record(db, dpo, { ...consult('a'), reason: '=cmd()' }, now.subtract({ hours: 1 }));
    const signIn = { session: { provenAt: now.subtract({ minutes: 1 }), reference: crypto.randomUUID() } };
    const locals = { ...localsFor(db, dpo), signIn: signIn as unknown as App.Locals['signIn'] };
    const form = { reason: 'Rights request 114', recipient: 'The person themselves' };
    const unproven = await visit(exporting, db, dpo, { path, form });
    expect(unproven.location).toContain('/sign-in/again?next=');
    expect((await openPage(exporting, { path, locals, form: { reason: '' } })).status).toBe(422);
    const file = await openPage(exporting, { path, locals, form });
    expect(file.headers.get('content-type')).toContain('text/csv');
    expect(file.html).toContain("'=cmd()");
    expect(await lastEntry(db)).toMatchObject({
      operation: 'disclose',
      entity: 'audit_log',
      records: 1,
      ...form,
    });
  });

  it('shows viewing in figures with a way to the entries', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    await record(db, officer, consult('a', 'b'), now.subtract({ hours: 1 }));
    const { html, text } = await visit(unusual, db, await anOfficer(db), { path });
    expect(text).toContain('Figures, not findings');
    expect(html).toContain(`officer=${officer.id}`);
    expect(html).toContain('role="img"');
  });
});

describe('the monthly sample', () => {
  const october = Temporal.PlainDate.from('2026-10-01');
  const drawn = async (db: Db, officer: Officer) => {
    await record(db, officer, consult('a'), Temporal.Instant.from('2026-10-15T12:00:00Z'));
    await drawSample(db, october, now);
    const supervisor = await anOfficer(db);
    const [row] = await listSample(db, supervisor, 'everybody', october);
    return { supervisor, id: row!.sample.id };
  };

  it('is marked entry by entry, and can be undone', async ({ db }) => {
    const { supervisor, id } = await drawn(db, await anOfficer(db, 'prevent_officer'));
    const right = await visit(sample, db, supervisor, { path, form: { sample: id, intent: 'right' } });
    expect(right.status).toBe(303);
    const after = await visit(sample, db, supervisor, { path: right.location! });
    expect(after.text).toContain('1 of 1 checked');
    expect(after.text).toContain('Take it back');
    await visit(sample, db, supervisor, { path, form: { sample: id, intent: 'undo' } });
    expect((await visit(sample, db, supervisor, { path })).text).toContain('0 of 1 checked');
  });

  it('asks for the question where there is none', async ({ db }) => {
    const { supervisor, id } = await drawn(db, await anOfficer(db, 'prevent_officer'));
    const { status, text } = await visit(sample, db, supervisor, {
      path,
      form: { sample: id, intent: 'ask' },
    });
    expect(status).toBe(422);
    expect(text).toContain('Enter your question');
  });

  it('lets only the officer who was asked answer', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { supervisor, id } = await drawn(db, officer);
    await checkSampled(db, supervisor, { id, question: 'What was this for?' }, 'everybody', now);
    const params = { id };
    expect((await visit(question, db, supervisor, { path, params })).status).toBe(404);
    expect((await visit(question, db, officer, { path, params })).text).toContain('What was this for?');
    const form = { answer: 'The venue rang about parking.' };
    expect((await visit(question, db, officer, { path, params, form })).status).toBe(303);
    expect((await visit(sample, db, supervisor, { path })).text).toContain('The venue rang about parking.');
  });
});

describe('the chain', () => {
  it('is verified on request, and says how far it is and what guards the log', async ({ db }) => {
    const dpo = await anOfficer(db, 'dpo');
    const locals = localsFor(db, dpo);
    const before = await openPage(chain, { path, locals });
    expect(before.text).toContain('Not verified yet');
    expect(before.text).toContain('The site runs as concord_app, who can add entries and read them');
    expect((await openPage(chain, { path, locals, form: { verify: 'now' } })).status).toBe(303);
    const during = await openPage(chain, { path, locals });
    expect(during.text).toContain('Verifying now');
    expect(during.headers.get('refresh')).toBe('3');
  });
});

describe('a question about an entry', () => {
  it('is read in the outbox by those who check and by whoever was asked, and by nobody else', async ({
    db,
  }) => {
    const asked = await anOfficer(db, 'prevent_officer');
    const [supervisor, colleague] = [await anOfficer(db), await anOfficer(db)];
    const [bystander, admin] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db, 'dpo')];
    const october = Temporal.PlainDate.from('2026-10-01');
    await record(db, asked, consult('a'), Temporal.Instant.from('2026-10-15T12:00:00Z'));
    await drawSample(db, october, now);
    expect((await visit(Today, db, supervisor)).text).toContain('entry of the sample to check');
    const [row] = await listSample(db, supervisor, 'everybody', october);
    await checkSampled(db, supervisor, { id: row!.sample.id, question: 'What for?' }, 'everybody', now);
    const reads = async (who: Officer) => (await visit(Outbox, db, who)).text.includes(asked.email);
    expect([await reads(supervisor), await reads(colleague), await reads(asked)]).toEqual([true, true, true]);
    expect([await reads(bystander), await reads(admin)]).toEqual([false, false]);
  });
});

describe('the marking', () => {
  it('of the access log is OFFICIAL-SENSITIVE, of Today OFFICIAL', async ({ db }) => {
    const dpo = await anOfficer(db, 'dpo');
    expect((await visit(search, db, dpo, { path })).text).toContain('OFFICIAL-SENSITIVE');
    expect((await visit(Today, db, dpo)).text).not.toContain('OFFICIAL-SENSITIVE');
  });
});
