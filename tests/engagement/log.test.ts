import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { draft } from '#db/schema/drafts.ts';
import { discussionPoint, engagement, engagementContact } from '#db/schema/engagements.ts';
import { institution } from '#db/schema/institutions.ts';
import { saveDraft } from '#lib/engagement/drafts/save.ts';
import { editEngagement } from '#lib/engagement/edit.ts';
import { listEngagements } from '#lib/engagement/list.ts';
import { logEngagement } from '#lib/engagement/log.ts';
import { tickFollowUp } from '#lib/engagement/tick-follow-up.ts';
import type { Officer } from '#lib/actor.ts';
import { it } from '../support/database.ts';
import { aContact } from '../support/contacts.ts';
import { aLoggedVisit, aVisitGiven, theArea } from '../support/engagement-makers.ts';
import { anOfficer, now } from '../support/makers.ts';
import { anInstitution } from '../support/partner-makers.ts';

const followUp = (officer: Officer, words: string | null) => ({
  topicCode: 'topic_training',
  words: null,
  followUp: words,
  followUpBy: null,
  followUpOwnerId: words ? officer.id : null,
});

describe('an engagement that is logged', () => {
  it('is one when its form is sent twice, and takes its draft away', async ({ db }) => {
    const officer = await anOfficer(db);
    const formToken = crypto.randomUUID();
    await saveDraft(db, officer, { form: 'engagement', formToken, typed: { at: '2pm' } }, now);
    const given = { ...(await aVisitGiven(db)), formToken };
    const [first, again] = [
      await logEngagement(db, officer, given, now),
      await logEngagement(db, officer, given, now),
    ];
    if (!first.ok || !again.ok) throw new Error('refused');
    expect([first.value.isNew, again.value.isNew]).toEqual([true, false]);
    expect(again.value.id).toBe(first.value.id);
    expect(await db.select().from(engagement).where(eq(engagement.formToken, formToken))).toHaveLength(1);
    expect(await db.select().from(draft).where(eq(draft.formToken, formToken))).toEqual([]);
  });

  it('is not given to a colleague who sends the same token', async ({ db }) => {
    const given = { ...(await aVisitGiven(db)), formToken: crypto.randomUUID() };
    await logEngagement(db, await anOfficer(db), given, now);
    const other = await logEngagement(db, await anOfficer(db), given, now);
    expect(other).toEqual({ ok: false, reason: 'sent by somebody else' });
  });

  it('has happened already', async ({ db }) => {
    const given = await aVisitGiven(db, { happenedAt: now.add({ minutes: 1 }) });
    const outcome = await logEngagement(db, await anOfficer(db), { ...given, formToken: 'a' }, now);
    expect(outcome).toEqual({ ok: false, reason: 'not happened yet' });
  });

  it('makes it the last two-way contact of the institution, unless nobody answered', async ({ db }) => {
    const officer = await anOfficer(db);
    const at = await anInstitution(db, { districtId: await theArea(db) });
    await aLoggedVisit(db, officer, { institutionId: at.id, isTwoWay: false });
    const lastOf = async () =>
      (await db.select().from(institution).where(eq(institution.id, at.id)))[0]!.lastContactAt;
    expect(await lastOf()).toBeNull();
    const happenedAt = now.subtract({ hours: 3 });
    await aLoggedVisit(db, officer, { institutionId: at.id, happenedAt });
    expect((await lastOf())?.toString()).toBe(happenedAt.toString());
  });

  it('names who holds a role there, and nobody who declined contact or is from elsewhere', async ({ db }) => {
    const officer = await anOfficer(db);
    const at = await anInstitution(db, { districtId: await theArea(db) });
    const elsewhere = await anInstitution(db, { districtId: await theArea(db) });
    const open = (await aContact(db, officer, { institutionId: at.id })).id;
    const declined = (await aContact(db, officer, { institutionId: at.id, state: 'declined', stateAt: now }))
      .id;
    const stranger = (await aContact(db, officer, { institutionId: elsewhere.id })).id;
    const contactIds = [open, declined, stranger];
    const id = await aLoggedVisit(db, officer, { institutionId: at.id }, { contactIds });
    const there = await db.select().from(engagementContact).where(eq(engagementContact.engagementId, id));
    expect(there.map(({ contactId }) => contactId)).toEqual([open]);
  });

  it('stands in the access log', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aLoggedVisit(db, officer);
    const entries = await db.select().from(auditLog).where(eq(auditLog.actorId, officer.id));
    expect(entries.map(({ operation, entity, entityIds }) => ({ operation, entity, entityIds }))).toEqual([
      { operation: 'collect', entity: 'engagement', entityIds: [id] },
    ]);
  });
});

describe('an engagement that is changed', () => {
  it('refuses a form that was opened before somebody else changed it', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aLoggedVisit(db, officer);
    const given = await aVisitGiven(db, { summary: 'They knew already.' });
    expect((await editEngagement(db, officer, { id, sequence: 0 }, given, now)).ok).toBe(true);
    const stale = await editEngagement(db, officer, { id, sequence: 0 }, given, now);
    expect(stale).toEqual({ ok: false, reason: 'changed meanwhile' });
  });

  it('keeps a follow-up ticked off as long as its words stay', async ({ db }) => {
    const officer = await anOfficer(db);
    const points = [followUp(officer, 'Send the slides'), followUp(officer, 'Ring back')];
    const id = await aLoggedVisit(db, officer, {}, { points });
    const pointsOf = () =>
      db
        .select()
        .from(discussionPoint)
        .where(eq(discussionPoint.engagementId, id))
        .orderBy(discussionPoint.position);
    for (const { id: pointId } of await pointsOf())
      await tickFollowUp(db, officer, { engagementId: id, pointId, isDone: true }, now);
    const changed = [followUp(officer, 'Send the slides'), followUp(officer, 'Write instead')];
    await editEngagement(
      db,
      officer,
      { id, sequence: 0 },
      await aVisitGiven(db, {}, { points: changed }),
      now,
    );
    expect((await pointsOf()).map(({ doneAt }) => doneAt !== null)).toEqual([true, false]);
  });
});

describe('the list of engagements', () => {
  it('shows those of the areas asked for, latest first, and goes on after the last of a page', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const [bedford, luton] = [await theArea(db), await theArea(db, 'luton')];
    const at = (hours: number) => ({ happenedAt: now.subtract({ hours }) });
    const [old, late, middle] = [
      await aLoggedVisit(db, officer, at(30)),
      await aLoggedVisit(db, officer, at(1)),
      await aLoggedVisit(db, officer, at(9)),
    ];
    await aLoggedVisit(db, officer, { areaId: luton });
    const asked = { areas: [bedford], filter: { isMine: true } };
    const first = await listEngagements(db, officer, asked, now, 2);
    expect(first.rows.map(({ id }) => id)).toEqual([late, middle]);
    expect(first.hasMore).toBe(true);
    const filter = { isMine: true, after: middle };
    const rest = await listEngagements(db, officer, { areas: [bedford], filter }, now, 2);
    expect(rest.rows.map(({ id }) => id)).toEqual([old]);
    expect(rest.hasMore).toBe(false);
  });
});
