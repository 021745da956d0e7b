import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { tensionObservation, tensionObservationCount } from '#db/schema/observations.ts';
import { runPurges } from '#lib/jobs/purge.ts';
import { beginningOf } from '#lib/tension/observations/from-engagement.ts';
import { countObservations, listObservations } from '#lib/tension/observations/list.ts';
import { observationPurge } from '#lib/tension/observations/purge.ts';
import { recordObservation } from '#lib/tension/observations/record-observation.ts';
import { it } from '../support/database.ts';
import { aLoggedVisit, theArea } from '../support/engagement-makers.ts';
import { anOfficer, now } from '../support/makers.ts';
import { anObservation, anObservationGiven } from '../support/observation-makers.ts';

describe('a sign of tension that is recorded', () => {
  it('is one when its form is sent twice, and stands in the access log', async ({ db }) => {
    const officer = await anOfficer(db);
    const given = await anObservationGiven(db);
    const first = await recordObservation(db, officer, given, now);
    const again = await recordObservation(db, officer, given, now);
    if (!first.ok || !again.ok) throw new Error('refused');
    expect([first.value.isNew, again.value.isNew]).toEqual([true, false]);
    expect(again.value.id).toBe(first.value.id);
    const entries = await db.select().from(auditLog).where(eq(auditLog.actorId, officer.id));
    expect(entries.map(({ operation, entityIds }) => [operation, entityIds])).toEqual([
      ['collect', [first.value.id]],
    ]);
  });

  it('is not given to a colleague who sends the same form', async ({ db }) => {
    const given = await anObservationGiven(db);
    await recordObservation(db, await anOfficer(db), given, now);
    const other = await recordObservation(db, await anOfficer(db), given, now);
    expect(other).toEqual({ ok: false, reason: 'sent by somebody else' });
  });

  it('has been noticed already, and stays with police while it is sensitive', async ({ db }) => {
    const officer = await anOfficer(db);
    const coming = await anObservationGiven(db, { noticedAt: now.add({ minutes: 1 }) });
    expect(await recordObservation(db, officer, coming, now)).toEqual({
      ok: false,
      reason: 'not noticed yet',
    });
    const shared = await anObservationGiven(db, { sharing: 'partners' });
    expect(await recordObservation(db, officer, shared, now)).toEqual({
      ok: false,
      reason: 'marked above its sharing',
    });
    const plain = await anObservationGiven(db, { sharing: 'partners', marking: 'OFFICIAL' });
    expect((await recordObservation(db, officer, plain, now)).ok).toBe(true);
  });

  it('begins with the area, day and issue of the visit in which it came up, and with none of its words', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const point = { topicCode: 'topic_hate_crime', words: 'Stickers', followUp: null, followUpBy: null };
    const points = [{ ...point, followUpOwnerId: null }];
    const id = await aLoggedVisit(db, officer, { summary: 'What they said.' }, { points });
    const found = await beginningOf(db, officer, id, now);
    expect(found).toMatchObject({ areaId: await theArea(db), category: 'hate_crime_pattern' });
    expect(JSON.stringify(found)).not.toContain('What they said.');
  });
});

describe('the list of observations', () => {
  it('shows those of the areas asked for, latest first, and goes on after the last of a page', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const [bedford, luton] = [await theArea(db), await theArea(db, 'luton')];
    const at = (hours: number) => anObservation(db, officer, { noticedAt: now.subtract({ hours }) });
    const [old, late, middle] = [await at(30), await at(1), await at(9)];
    await anObservation(db, officer, { areaId: luton });
    const asked = { areas: [bedford], filter: { isMine: true } };
    const first = await listObservations(db, officer, asked, now, 2);
    expect(first.rows.map(({ id }) => id)).toEqual([late, middle]);
    expect(first.hasMore).toBe(true);
    const filter = { isMine: true, after: middle };
    const rest = await listObservations(db, officer, { areas: [bedford], filter }, now, 2);
    expect(rest.rows.map(({ id }) => id)).toEqual([old]);
    expect(await countObservations(db, officer, asked)).toBe(3);
  });
});

describe('after twelve months', () => {
  it('an observation is gone, and how many there were of its issue stays', async ({ db }) => {
    const officer = await anOfficer(db);
    const old = now.toZonedDateTimeISO('Europe/London').subtract({ months: 12, days: 2 });
    for (const day of [0, 0, 1])
      await anObservation(db, officer, { noticedAt: old.subtract({ days: day }).toInstant() });
    const young = await anObservation(db, officer);
    await runPurges(db, [observationPurge], now);
    const left = await db
      .select()
      .from(tensionObservation)
      .where(eq(tensionObservation.officerId, officer.id));
    expect(left.map(({ id }) => id)).toEqual([young]);
    const counts = await db.select().from(tensionObservationCount);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(new Set(counts.map(({ month }) => month.day))).toEqual(new Set([1]));
    await runPurges(db, [observationPurge], now);
    expect(await db.select().from(tensionObservationCount)).toEqual(counts);
  });
});
