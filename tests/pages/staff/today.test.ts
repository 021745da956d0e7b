import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { institutionOwner } from '#db/schema/institution-links.ts';
import type { institution } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import DaySheet from '../../../src/pages/staff/engagements/planned/day-sheet.astro';
import Today from '../../../src/pages/staff/index.astro';
import { aContact } from '../../support/contacts.ts';
import { it } from '../../support/database.ts';
import { aNotableDate } from '../../support/date-makers.ts';
import { aLoggedVisit } from '../../support/engagement-makers.ts';
import { aSite } from '../../support/institutions.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { anInstitution } from '../../support/partner-makers.ts';
import { aPlan } from '../../support/plan-makers.ts';
import { aFeedback, anArea, aPromise } from '../../support/promise-makers.ts';
import { visit } from './visit.ts';

const days = (count: number) => ({ hours: 24 * count });
const on = (text: string) => Temporal.PlainDate.from(text);

async function anOwned(db: Db, officer: Officer, given: Partial<typeof institution.$inferInsert>) {
  const made = await anInstitution(db, { districtId: (await anArea(db)).id, ...given });
  const named = { namedAt: now, namedBy: officer.id, part: 'owner' as const };
  await db.insert(institutionOwner).values({ institutionId: made.id, officerId: officer.id, ...named });
  return made;
}

describe('Today', () => {
  it('shows first what is late, the longest first, contact by tier and promises alike', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const lastContactAt = Temporal.Instant.from('2026-08-09T10:00:00Z');
    const { name } = await anOwned(db, officer, { tier: 'A', lastContactAt });
    await aPromise(db, { words: 'Send the list', dueOn: on('2026-11-15') }, officer);
    const { text } = await visit(Today, db, officer);
    expect(text).toMatch(new RegExp(`Quarterly contact.*${name}.*12 days late.*Send the list.*6 days late`));
  });

  it('prompts for a call before a festival, with places of worship that are due one', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const district = { districtId: (await anArea(db)).id, typeCode: 'congregation', tier: 'A' as const };
    const lastContactAt = Temporal.Instant.from('2026-09-01T10:00:00Z');
    const due = await anInstitution(db, { ...district, lastContactAt });
    const visited = await anInstitution(db, { ...district, lastContactAt: now.subtract(days(2)) });
    const away = await anInstitution(db, { ...district, lastContactAt, contactState: 'declined' });
    const school = await anInstitution(db, { ...district, lastContactAt, typeCode: 'primary_school' });
    const planned = await anInstitution(db, { ...district, lastContactAt });
    await aPlan(db, { institutionId: planned.id });
    expect((await visit(Today, db, officer)).text).not.toContain('Calls before festivals');
    const festival = { kind: 'festival', title: 'Festival of lamps', startsOn: on('2026-12-07') } as const;
    await aNotableDate(db, officer, { ...festival, endsOn: on('2026-12-07'), isCourtesy: true });
    const { html } = await visit(Today, db, officer);
    const block = /<section id="courtesy".*?<\/section>/s.exec(html)?.[0] ?? '';
    expect(block).toContain('Festival of lamps, Mon 7 Dec');
    expect(block).toContain(`/staff/engagements/planned/new?institution=${due.id}&amp;on=2026-12-04`);
    for (const other of [visited, away, school, planned]) expect(block).not.toContain(other.id);
  });

  it('never asks to press on with whoever asked us to stay away', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const lastContactAt = Temporal.Instant.from('2026-01-09T10:00:00Z');
    const away = { tier: 'A', lastContactAt } as const;
    const declined = await anOwned(db, officer, { ...away, contactState: 'declined' });
    const paused = await anOwned(db, officer, { ...away, contactState: 'paused', pausedUntil: null });
    const over = { contactState: 'paused', pausedUntil: on('2026-11-20') } as const;
    const again = await anOwned(db, officer, { ...away, ...over });
    const { text } = await visit(Today, db, officer);
    expect(text).not.toContain(declined.name);
    expect(text).not.toContain(paused.name);
    expect(text).toContain(again.name);
  });

  it('shows my promises for the week ahead, and those of which they are to be told', async ({ db }) => {
    const [officer, other] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db)];
    await aPromise(db, { words: 'Mine' }, officer);
    await aPromise(db, { words: 'Not mine' }, other);
    const ended = { ending: 'kept', endedAt: now, endedBy: officer.id } as const;
    await aPromise(db, { words: 'Kept one', ...ended }, officer);
    const { text } = await visit(Today, db, officer);
    expect(text).toMatch(/Promises due All 2 open.*Mine.*Wed 25 Nov.*Kept one.*Tell them/);
    expect(text).toContain('1 promise due this week');
    expect(text).not.toContain('Not mine');
  });

  it('shows the day by the clock, with a line where it is now, and asks for what nobody logged', async ({
    db,
  }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    await aPlan(db, { startsAt: now.add({ hours: 3 }), words: 'Later today' }, officer);
    await aPlan(db, { startsAt: now.subtract({ hours: 1 }), words: 'Earlier today' }, officer);
    await aPlan(db, { startsAt: now.subtract({ hours: 50 }), words: null }, officer);
    await aPlan(db, { words: 'Of somebody else' });
    const { text } = await visit(Today, db, officer);
    expect(text).toMatch(/Visit not logged.*2 days late.*Log this visit/);
    expect(text).toMatch(/9am.*Earlier today.*Now it is 10am.*1pm.*Later today/);
    expect(text).not.toContain('Of somebody else');
  });

  it('names two of us at one door within a fortnight', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { institutionId } = await aPlan(db, {}, officer);
    await aPlan(db, { institutionId, startsAt: now.add({ hours: 24 * 5 }) });
    const { text } = await visit(Today, db, officer);
    expect(text).toMatch(/Better together.*Dana Whitlock goes on Thu 26 Nov, 10am, you on Sat 21 Nov, 2pm/);
  });

  it('shows whom to tell within 28 days and who is erased within 30, and logs it once', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { districtId, id: institutionId } = await anOwned(db, officer, {});
    expect(districtId).not.toBeNull();
    await aContact(db, officer, { institutionId, name: 'Grace Okafor', addedAt: now.subtract(days(25)) });
    const old = { addedAt: now.subtract(days(730)), renewedAt: now.subtract(days(720)) };
    await aContact(db, officer, { institutionId, name: 'Tom Birkett', ...old });
    await aContact(db, await anOfficer(db), { institutionId, name: 'Of somebody else' });
    const { text } = await visit(Today, db, officer);
    expect(text).toMatch(/Notices to give.*Grace Okafor.*3 days left.*Erased soon.*Tom Birkett/);
    expect(text).not.toContain('Of somebody else');
    const entries = await db.select().from(auditLog).where(eq(auditLog.entity, 'contact'));
    expect(entries).toHaveLength(1);
    expect(entries[0]!.entityIds).toHaveLength(2);
  });

  it('shows a supervisor the team, with whose each thing is, until they ask for their own', async ({
    db,
  }) => {
    const [supervisor, officer] = [await anOfficer(db), await anOfficer(db, 'prevent_officer')];
    await aPromise(db, { words: 'Theirs' }, officer);
    await aPlan(db, { words: 'Theirs too' }, officer);
    await aFeedback(db);
    const team = await visit(Today, db, supervisor);
    expect(team.text).toMatch(/Theirs too.*Theirs.*Dana Whitlock/);
    expect(team.text).toContain('1 “you said, we did” to approve');
    const own = await visit(Today, db, supervisor, { path: '/staff?whose=mine' });
    expect(own.text).not.toContain('Theirs');
  });

  it('shows a reader of the neighbourhood team their area, and nothing to press', async ({ db }) => {
    const [reader, officer] = [await anOfficer(db, 'npt_reader'), await anOfficer(db, 'prevent_officer')];
    await aPlan(db, { words: 'Bring the leaflets' }, officer);
    const elsewhere = await anInstitution(db, { districtId: (await anArea(db, 'norwich')).id });
    await aPlan(db, { institutionId: elsewhere.id, words: 'In Norwich' }, officer);
    const { text } = await visit(Today, db, reader);
    expect(text).toContain('Bring the leaflets');
    for (const words of ['In Norwich', 'Log a visit', 'Log this visit', 'Plan a visit', 'Notices to give'])
      expect(text).not.toContain(words);
  });

  it('says to whom nothing is due how to begin', async ({ db }) => {
    const { text } = await visit(Today, db, await anOfficer(db, 'prevent_officer'));
    expect(text).toContain('Nothing is overdue.');
    expect(text).toMatch(/Nothing is planned for today. Plan a visit/);
    expect(text).toMatch(/Nothing is promised for the days ahead. Record a promise/);
  });
});

describe('the day sheet', () => {
  it('says where, how to get in, what we promised and what they asked last', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const owned = await anOwned(db, officer, {});
    await aSite(db, { institutionId: owned.id, districtId: owned.districtId! });
    await aPlan(db, { institutionId: owned.id }, officer);
    await aPromise(
      db,
      { institutionId: owned.id, areaId: owned.districtId!, words: 'Send the list' },
      officer,
    );
    const asked = { institutionId: owned.id, areaId: owned.districtId!, askedOfUs: 'A session in Urdu' };
    await aLoggedVisit(db, officer, asked);
    const { text } = await visit(DaySheet, db, officer);
    expect(text).toMatch(/2pm to 3pm.*Main hall, 1 Mill Lane.*Step-free. Street parking.*Send the list/);
    expect(text).toContain('They asked of us: A session in Urdu');
    const other = await visit(DaySheet, db, officer, { path: '/?on=2026-11-22' });
    expect(other.text).toContain('Nothing is planned');
  });
});
