import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { draft } from '#db/schema/drafts.ts';
import { discussionPoint, engagement, engagementContact } from '#db/schema/engagements.ts';
import { handover } from '#db/schema/handovers.ts';
import { ukDay } from '#lib/dates.ts';
import { saveDraft } from '#lib/engagement/drafts/save.ts';
import { passOn } from '#lib/engagement/pass-on.ts';
import { draftPurge, engagementPeoplePurge, engagementPurge } from '#lib/engagement/purge.ts';
import { runPurges } from '#lib/jobs/purge.ts';
import { aContact } from '../support/contacts.ts';
import { it } from '../support/database.ts';
import { aLoggedVisit, theArea } from '../support/engagement-makers.ts';
import { anOfficer, now } from '../support/makers.ts';

const passed = { route: 'channel_referral', toRole: 'Prevent gateway officer', onDay: ukDay(now) } as const;
const words = { summary: 'Secret words.', opinion: 'Secret view.', askedOfUs: 'Secret wish.' };
const secretPoint = {
  topicCode: 'topic_youth',
  words: 'Secret point.',
  followUp: 'Secret task.',
  followUpBy: null,
};

describe('a concern that is passed on', () => {
  it('leaves its date, route and role, and not a word of the engagement', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id: contactId, institutionId } = await aContact(db, officer);
    const points = [
      { ...secretPoint, followUpOwnerId: officer.id },
      { ...secretPoint, followUpOwnerId: officer.id },
    ];
    const id = await aLoggedVisit(
      db,
      officer,
      {
        ...words,
        institutionId,
        placeWords: 'Secret place',
        saidPrevent: false,
        notSaidBecause: 'Secret reason',
      },
      { points, contactIds: [contactId] },
    );
    expect((await passOn(db, officer, { id, sequence: 0, passed }, now)).ok).toBe(true);
    const [row] = await db.select().from(engagement).where(eq(engagement.id, id));
    const left = await db.select().from(discussionPoint).where(eq(discussionPoint.engagementId, id));
    expect(JSON.stringify([row, left])).not.toContain('Secret');
    expect(left).toHaveLength(1);
    const there = eq(engagementContact.engagementId, id);
    expect(await db.select().from(engagementContact).where(there)).toEqual([]);
    const [kept] = await db.select().from(handover).where(eq(handover.officerId, officer.id));
    expect(kept).toMatchObject({ route: passed.route, toRole: passed.toRole, areaId: await theArea(db) });
    expect(Object.values(kept!)).not.toContain(id);
  });

  it('is not passed on twice, nor over what somebody changed meanwhile', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aLoggedVisit(db, officer);
    const stale = await passOn(db, officer, { id, sequence: 4, passed }, now);
    expect(stale).toEqual({ ok: false, reason: 'changed meanwhile' });
    await passOn(db, officer, { id, sequence: 0, passed }, now);
    const again = await passOn(db, officer, { id, sequence: 1, passed }, now);
    expect(again).toEqual({ ok: false, reason: 'erased already' });
  });
});

describe('the nightly run', () => {
  const years = (count: number) =>
    now.toZonedDateTimeISO('Europe/London').subtract({ years: count, days: 1 }).toInstant();

  it('drops who was there after two years and every word after six', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id: contactId, institutionId } = await aContact(db, officer);
    const visit = (happenedAt: Temporal.Instant) =>
      aLoggedVisit(db, officer, { ...words, institutionId, happenedAt }, { contactIds: [contactId] });
    const [recent, older, oldest] = [await visit(years(1)), await visit(years(2)), await visit(years(6))];
    await runPurges(db, [engagementPeoplePurge, engagementPurge], now);
    const kept = await db.select().from(engagement).where(eq(engagement.officerId, officer.id));
    const summaryOf = (id: string) => kept.find((one) => one.id === id)?.summary;
    expect([recent, older, oldest].map(summaryOf)).toEqual(['Secret words.', 'Secret words.', '']);
    const links = await db.select().from(engagementContact).where(eq(engagementContact.contactId, contactId));
    expect(links.map(({ engagementId }) => engagementId)).toEqual([recent]);
  });

  it('erases a draft 30 days after it was last saved', async ({ db }) => {
    const officer = await anOfficer(db);
    const save = (formToken: string, days: number) =>
      saveDraft(
        db,
        officer,
        { form: 'engagement', formToken, typed: {} },
        now.subtract({ hours: 24 * days }),
      );
    await save('old', 32);
    await save('new', 29);
    await runPurges(db, [draftPurge], now);
    const left = await db.select().from(draft).where(eq(draft.officerId, officer.id));
    expect(left.map(({ formToken }) => formToken)).toEqual(['new']);
  });
});
