import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { eventChange } from '#db/schema/event-history.ts';
import { event, type EventId } from '#db/schema/events.ts';
import { approveEvent, askForApproval, publishEvent, sendBackEvent } from '#lib/calendar/events/approve.ts';
import { cancelEvent, postponeEvent } from '#lib/calendar/events/call-off.ts';
import { debriefEvent } from '#lib/calendar/events/debrief.ts';
import { draftEvent } from '#lib/calendar/events/draft.ts';
import { editEvent } from '#lib/calendar/events/edit.ts';
import { moveEvent } from '#lib/calendar/events/move.ts';
import { eventState } from '#lib/calendar/events/state.ts';
import { it } from '../../support/database.ts';
import { anEventGiven } from '../../support/event-given.ts';
import { aPublishedEvent, anEvent } from '../../support/event-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { aSite } from '../../support/institutions.ts';
import { anInstitution } from '../../support/partner-makers.ts';
import { theArea } from '../../support/engagement-makers.ts';

const theEvent = async (db: Db, id: EventId) => (await db.select().from(event).where(eq(event.id, id)))[0]!;
const seen = async (db: Db, id: EventId) => ({ id, sequence: (await theEvent(db, id)).sequence });
const stateOf = async (db: Db, id: EventId) => eventState(await theEvent(db, id), now);

async function aDraft(db: Db, details: Parameters<typeof anEventGiven>[2] = {}) {
  const author = await anOfficer(db, 'prevent_officer');
  const made = await draftEvent(db, author, await anEventGiven(db, author, details), now);
  if (!made.ok) throw new Error(made.reason);
  return { author, id: made.value };
}

describe('an event', () => {
  it('goes from its draft by way of somebody else to those it is for', async ({ db }) => {
    const { author, id } = await aDraft(db);
    const supervisor = await anOfficer(db);
    expect(await publishEvent(db, author, await seen(db, id), now)).toMatchObject({ reason: 'not now' });
    expect((await askForApproval(db, author, await seen(db, id), now)).ok).toBe(true);
    expect(await stateOf(db, id)).toBe('waiting');
    expect((await approveEvent(db, supervisor, await seen(db, id), now)).ok).toBe(true);
    expect((await publishEvent(db, author, await seen(db, id), now)).ok).toBe(true);
    expect(await stateOf(db, id)).toBe('published');
    const history = await db.select().from(eventChange).where(eq(eventChange.eventId, id));
    expect(history.map(({ kind }) => kind).sort()).toEqual(['approved', 'asked', 'drafted', 'published']);
    expect(await db.$count(auditLog, eq(auditLog.actorId, author.id))).toBe(3);
  });

  it('is approved neither by its author nor by whoever wrote in it', async ({ db }) => {
    const { author, id } = await aDraft(db);
    const editor = await anOfficer(db);
    const given = await anEventGiven(db, author, { title: 'Tea morning' });
    expect((await editEvent(db, editor, await seen(db, id), given, now)).ok).toBe(true);
    await askForApproval(db, author, await seen(db, id), now);
    for (const one of [author, editor])
      expect(await approveEvent(db, one, await seen(db, id), now)).toMatchObject({ reason: 'your own' });
    const byAuthor = db.update(event).set({ approvedAt: now, approvedBy: author.id }).where(eq(event.id, id));
    await expect(db.transaction(() => byAuthor)).rejects.toThrow();
  });

  it('is sent back with what to change, and can be asked for again', async ({ db }) => {
    const { author, id } = await aDraft(db);
    await askForApproval(db, author, await seen(db, id), now);
    const words = 'Say how people with prams get in.';
    await sendBackEvent(db, await anOfficer(db), await seen(db, id), { words }, now);
    expect(await stateOf(db, id)).toBe('sent back');
    await askForApproval(db, author, await seen(db, id), now);
    expect((await theEvent(db, id)).sentBackWords).toBeNull();
  });

  it('for our staff alone needs nobody to approve it', async ({ db }) => {
    const { author, id } = await aDraft(db, { visibility: 'staff' });
    expect(await askForApproval(db, author, await seen(db, id), now)).toMatchObject({ reason: 'not now' });
    expect((await publishEvent(db, author, await seen(db, id), now)).ok).toBe(true);
  });

  it('waits for approval again once its words change, and not for another car park', async ({ db }) => {
    const row = await aPublishedEvent(db);
    const lead = await anOfficer(db);
    const same = { startsAt: row.startsAt, venue: row.venue, leadOfficerId: row.leadOfficerId! };
    const parking = await anEventGiven(db, lead, { ...same, parking: 'Behind the church' });
    expect(await editEvent(db, lead, await seen(db, row.id), parking, now)).toMatchObject({
      value: { waits: false },
    });
    expect(await stateOf(db, row.id)).toBe('published');
    const words = await anEventGiven(db, lead, { ...same, title: 'Something else' });
    expect(await editEvent(db, lead, await seen(db, row.id), words, now)).toMatchObject({
      value: { waits: true },
    });
    expect(await stateOf(db, row.id)).toBe('waiting');
  });

  it('is not written over where somebody changed it meanwhile', async ({ db }) => {
    const row = await anEvent(db);
    const officer = await anOfficer(db);
    const given = await anEventGiven(db, officer);
    const before = { id: row.id, sequence: row.sequence };
    await editEvent(db, officer, before, given, now);
    expect(await editEvent(db, officer, before, given, now)).toMatchObject({ reason: 'changed meanwhile' });
  });

  it('lies where its site lies, and takes its way in from there', async ({ db }) => {
    const districtId = await theArea(db, 'luton');
    const there = await anInstitution(db, { districtId });
    const siteId = (await aSite(db, { institutionId: there.id, districtId })) as never;
    const { id } = await aDraft(db, { siteId, venue: 'left over' });
    const row = await theEvent(db, id);
    expect([row.areaId, row.venue, row.stepFree]).toEqual([districtId, null, null]);
  });

  it('is not planned with an institution that declined contact', async ({ db }) => {
    const there = await anInstitution(db, { contactState: 'declined' });
    const author = await anOfficer(db);
    const given = await anEventGiven(db, author, { organiserId: there.id });
    expect(await draftEvent(db, author, given, now)).toMatchObject({ reason: 'contact declined' });
  });

  it('has no room for fewer people than a limit without registration, nor a last day after it', async ({
    db,
  }) => {
    const author = await anOfficer(db);
    const limited = await anEventGiven(db, author, { capacity: 20 });
    expect(await draftEvent(db, author, limited, now)).toMatchObject({ reason: 'needs a limit' });
    const late = { registration: 'email' as const, registrationClosesAt: now.add({ hours: 24 * 20 }) };
    const closing = await anEventGiven(db, author, late);
    expect(await draftEvent(db, author, closing, now)).toMatchObject({ reason: 'closes too late' });
  });
});

describe('an event that is published', () => {
  const later = (days: number) => {
    const startsAt = now.add({ hours: 24 * days });
    return { startsAt, endsAt: startsAt.add({ hours: 2 }), allDay: false, reason: null };
  };

  it('moves, and keeps what it was', async ({ db }) => {
    const row = await aPublishedEvent(db);
    const officer = await anOfficer(db);
    expect((await moveEvent(db, officer, await seen(db, row.id), later(20), now)).ok).toBe(true);
    const [change] = await db.select().from(eventChange).where(eq(eventChange.eventId, row.id));
    expect(change).toMatchObject({
      kind: 'moved',
      fromStartsAt: row.startsAt,
      toStartsAt: later(20).startsAt,
    });
    expect(await moveEvent(db, officer, await seen(db, row.id), later(20), now)).toMatchObject({
      reason: 'nothing changed',
    });
    expect(await moveEvent(db, officer, await seen(db, row.id), later(-2), now)).toMatchObject({
      reason: 'past',
    });
  });

  it('is put off with a reason, and back with its new date', async ({ db }) => {
    const row = await aPublishedEvent(db);
    const officer = await anOfficer(db);
    await postponeEvent(db, officer, await seen(db, row.id), { reason: 'The hall is flooded.' }, now);
    expect(await stateOf(db, row.id)).toBe('postponed');
    await moveEvent(db, officer, await seen(db, row.id), later(30), now);
    expect(await stateOf(db, row.id)).toBe('published');
  });

  it('is cancelled once, and stays as it is then', async ({ db }) => {
    const row = await aPublishedEvent(db);
    const officer = await anOfficer(db);
    const reason = { reason: 'The hall is flooded.' };
    expect((await cancelEvent(db, officer, await seen(db, row.id), reason, now)).ok).toBe(true);
    expect(await cancelEvent(db, officer, await seen(db, row.id), reason, now)).toMatchObject({
      reason: 'cancelled already',
    });
    expect(await moveEvent(db, officer, await seen(db, row.id), later(30), now)).toMatchObject({
      reason: 'cancelled',
    });
  });

  it('is debriefed once it has begun, and written anew by whoever saw what stands there', async ({ db }) => {
    const officer = await anOfficer(db);
    const debrief = {
      headcount: 31,
      feedback: 'They asked for a summer date.',
      learned: 'Bring more chairs.',
    };
    const coming = await aPublishedEvent(db);
    expect(await debriefEvent(db, officer, { id: coming.id, sequence: null }, debrief, now)).toMatchObject({
      reason: 'not over',
    });
    const { id } = await aPublishedEvent(db, { startsAt: now.subtract({ hours: 5 }) });
    expect((await debriefEvent(db, officer, { id, sequence: null }, debrief, now)).ok).toBe(true);
    expect(await debriefEvent(db, officer, { id, sequence: null }, debrief, now)).toMatchObject({
      reason: 'changed meanwhile',
    });
    expect((await debriefEvent(db, officer, { id, sequence: 0 }, debrief, now)).ok).toBe(true);
  });
});
