import { and, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import type { ShownPart } from '#db/schema/engagements.ts';
import { editEngagement } from '#lib/engagement/edit.ts';
import { answerCorrection, askCorrection, correctionsOf } from '#lib/engagement/shown/corrections.ts';
import { findShown, listShown } from '#lib/engagement/shown/for-institution.ts';
import { showEngagement } from '#lib/engagement/shown/show.ts';
import { listFollowUps } from '#lib/engagement/follow-ups/list.ts';
import { it } from '../support/database.ts';
import { aLoggedVisit, aVisitGiven, theArea } from '../support/engagement-makers.ts';
import { anOfficer, now } from '../support/makers.ts';
import { aMembership, anInstitution } from '../support/partner-makers.ts';

const words = { summary: 'They asked about filters.', opinion: 'Our view.', askedOfUs: 'A checklist.' };
const show = (parts: readonly ShownPart[]) => ({ sequence: 0, parts, recipient: 'The school' });

describe('what an institution is shown', () => {
  it('is what the officer chose, and never our view, our notes or a name', async ({ db }) => {
    const officer = await anOfficer(db);
    const at = await anInstitution(db, { districtId: await theArea(db) });
    const { partner } = await aMembership(db, at);
    const point = { topicCode: 'topic_youth', words: 'Our note.', followUp: 'Our task.', followUpBy: null };
    const points = [{ ...point, followUpOwnerId: officer.id }];
    const id = await aLoggedVisit(db, officer, { ...words, institutionId: at.id, headcount: 9 }, { points });
    expect(await listShown(db, partner, at.id, now)).toEqual([]);
    await showEngagement(db, officer, { id, ...show(['summary', 'topics']) }, now);
    const [one] = await listShown(db, partner, at.id, now);
    expect(one).toMatchObject({ id, summary: words.summary, topics: ['Youth'] });
    expect(one).toMatchObject({ asked: null, headcount: null, promises: null });
    expect(JSON.stringify(one)).not.toMatch(/Our view|Our note|Our task/);
    expect(JSON.stringify(one)).not.toContain(officer.name);
    const told = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.operation, 'disclose'), eq(auditLog.actorId, officer.id)));
    expect(told).toEqual([expect.objectContaining({ entityIds: [id], recipient: 'The school' })]);
  });

  it('is nothing that is more than OFFICIAL, or with another institution, or changed since', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const at = await anInstitution(db, { districtId: await theArea(db) });
    const other = await aMembership(db, await anInstitution(db, { districtId: await theArea(db) }));
    const sensitive = { institutionId: at.id, marking: 'OFFICIAL-SENSITIVE' } as const;
    const secret = await aLoggedVisit(db, officer, sensitive);
    const refused = { ok: false, reason: 'changed meanwhile' };
    expect(await showEngagement(db, officer, { id: secret, ...show(['summary']) }, now)).toEqual(refused);
    const id = await aLoggedVisit(db, officer, { institutionId: at.id });
    await showEngagement(db, officer, { id, ...show(['summary']) }, now);
    const theirs = { institutionId: other.institutionId, id };
    expect(await findShown(db, other.partner, theirs, now)).toBeNull();
    const given = await aVisitGiven(db, { institutionId: at.id, summary: 'Put right.' });
    await editEngagement(db, officer, { id, sequence: 0 }, given, now);
    const { partner } = await aMembership(db, at);
    expect(await listShown(db, partner, at.id, now)).toEqual([]);
  });

  it('can be called not right: once for a form sent twice, to whoever recorded it, answered once', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const at = await anInstitution(db, { districtId: await theArea(db) });
    const { partner } = await aMembership(db, at);
    const id = await aLoggedVisit(db, officer, { institutionId: at.id });
    const asked = { formToken: crypto.randomUUID(), institutionId: at.id, engagementId: id, words: 'Two.' };
    expect(await askCorrection(db, partner, asked, now)).toEqual({ ok: false, reason: 'not shown any more' });
    await showEngagement(db, officer, { id, ...show(['summary']) }, now);
    const first = await askCorrection(db, partner, asked, now);
    expect(first).toEqual({ ok: true, value: { officers: [officer.id] } });
    const again = await askCorrection(db, partner, asked, now);
    expect(again).toEqual({ ok: true, value: { officers: [] } });
    const [one, ...others] = await correctionsOf(db, id);
    expect(others).toEqual([]);
    const answer = { id: one!.id, engagementId: id, isRight: true, answer: 'Thank you.' };
    expect((await answerCorrection(db, officer, answer, now)).ok).toBe(true);
    expect(await answerCorrection(db, officer, answer, now)).toEqual({
      ok: false,
      reason: 'answered already',
    });
  });
});

describe('the list of follow-ups', () => {
  it('shows mine of the areas asked for, the longest due first and those without a day last', async ({
    db,
  }) => {
    const [officer, other] = [await anOfficer(db), await anOfficer(db)];
    const areas = [await theArea(db)];
    const point = (followUp: string, by: string | null, owner = officer) => ({
      ...{ topicCode: 'topic_youth', words: null, followUp, followUpOwnerId: owner.id },
      followUpBy: by ? Temporal.PlainDate.from(by) : null,
    });
    const points = [point('Some day', null), point('Late', '2026-01-05'), point('Soon', '2026-12-05')];
    await aLoggedVisit(db, officer, {}, { points: [...points, point('Theirs', '2026-02-01', other)] });
    const asked = { areas, filter: { list: 'open', isMine: true } } as const;
    const first = await listFollowUps(db, officer, asked, now, 2);
    expect(first.rows.map(({ words: said }) => said)).toEqual(['Late', 'Soon']);
    expect(first.hasMore).toBe(true);
    const filter = { ...asked.filter, after: first.rows[1]!.id };
    const rest = await listFollowUps(db, officer, { areas, filter }, now, 2);
    expect(rest.rows.map(({ words: said }) => said)).toEqual(['Some day']);
  });
});
