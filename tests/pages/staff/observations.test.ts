import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { textCheckOverride } from '#db/schema/privacy.ts';
import { tensionObservation } from '#db/schema/observations.ts';
import { commitment } from '#db/schema/promises.ts';
import PassOn from '../../../src/pages/staff/engagements/[id]/pass-on.astro';
import New from '../../../src/pages/staff/tension/observations/new.astro';
import { it } from '../../support/database.ts';
import { aLoggedVisit, theArea } from '../../support/engagement-makers.ts';
import { anOfficer } from '../../support/makers.ts';
import { anObservation } from '../../support/observation-makers.ts';
import { aPromise } from '../../support/promise-makers.ts';
import { visit } from './visit.ts';

const form = {
  ...{ formToken: '7d9f4f0e-6f0c-4b7e-9a55-0d6c1f2f8b11', strand: 'evidenced', category: 'protest' },
  ...{ 'on-day': '1', 'on-month': '11', 'on-year': '2026', at: '2pm', words: 'Posters for a march.' },
  ...{ source: 'named_staff', corroboration: 'single', confidence: 'low', told: 'nobody' },
  ...{ marking: 'OFFICIAL', sharing: 'partners' },
};

describe('recording a sign of tension', () => {
  it('goes on to its page', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const answer = await visit(New, db, officer, { form: { ...form, area: await theArea(db, 'luton') } });
    expect(answer.status).toBe(303);
    const [made] = await db
      .select()
      .from(tensionObservation)
      .where(eq(tensionObservation.officerId, officer.id));
    expect(answer.location).toBe(`/staff/tension/observations/${made!.id}?done=recorded`);
    expect(made).toMatchObject({ category: 'protest', sharing: 'partners', words: 'Posters for a march.' });
  });

  it('is interrupted by words about a person, which stay only with a reason that a supervisor reads', async ({
    db,
  }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const typed = { ...form, area: await theArea(db, 'luton'), words: 'He stood at the front of it.' };
    const warned = await visit(New, db, officer, { form: typed });
    expect(warned.status).toBe(422);
    expect(warned.text).toContain('not who');
    const kept = await visit(New, db, officer, { form: { ...typed, reason: 'A character in a play' } });
    expect(kept.status).toBe(303);
    const about = eq(textCheckOverride.reason, 'A character in a play');
    expect(await db.$count(textCheckOverride, about)).toBe(1);
  });

  it('shows the right route where it reads like a report of terrorism', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const typed = { ...form, area: await theArea(db, 'luton'), words: 'A group is storing explosives.' };
    const warned = await visit(New, db, officer, { form: typed });
    expect(warned.status).toBe(422);
    expect(warned.text).toContain('0800 789 321');
  });

  it('does not share with partners what is sensitive', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const typed = { ...form, area: await theArea(db, 'luton'), marking: 'OFFICIAL-SENSITIVE' };
    const answer = await visit(New, db, officer, { form: typed });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('stays with police');
  });
});

describe('handing a concern over', () => {
  it('takes the promises, observations and reasons along that came of the visit', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const id = await aLoggedVisit(db, officer, { areaId: await theArea(db, 'luton') });
    const promise = await aPromise(db, { engagementId: id }, officer);
    const seen = await anObservation(db, officer, { engagementId: id });
    const override = { form: 'engagement', findings: [], entity: 'any', madeAt: Temporal.Now.instant() };
    for (const entityId of [id, promise.id, seen])
      await db.insert(textCheckOverride).values({ ...override, reason: 'Secret', entityId });
    const sent = { sequence: '0', route: 'safeguarding', sure: 'yes' };
    const answer = await visit(PassOn, db, officer, { params: { id }, form: sent });
    expect(answer.status).toBe(303);
    expect(await db.$count(commitment, eq(commitment.id, promise.id))).toBe(0);
    expect(await db.$count(tensionObservation, eq(tensionObservation.id, seen))).toBe(0);
    expect(await db.$count(textCheckOverride, eq(textCheckOverride.reason, 'Secret'))).toBe(0);
  });
});
