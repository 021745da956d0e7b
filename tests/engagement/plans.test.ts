import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { institution, site } from '#db/schema/institutions.ts';
import { plannedContact, plannedContactChange, plannedContactOfficer } from '#db/schema/planned-contacts.ts';
import type { Officer } from '#lib/actor.ts';
import { cancelPlan, movePlan } from '#lib/engagement/plans/change.ts';
import { clashingPlans } from '#lib/engagement/plans/clashing.ts';
import { joinPlan } from '#lib/engagement/plans/join.ts';
import { listPlans } from '#lib/engagement/plans/list.ts';
import { nearVisits } from '#lib/engagement/plans/near.ts';
import { type NewPlan, planContact } from '#lib/engagement/plans/plan.ts';
import { planWarnings } from '#lib/engagement/plans/warnings.ts';
import { logEngagement } from '#lib/engagement/log.ts';
import { decideLimit } from '#lib/institutions/coverage/limit.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { countVisits, usualLimit } from '#lib/visits.ts';
import { it } from '../support/database.ts';
import { aLoggedVisit, aVisitGiven } from '../support/engagement-makers.ts';
import { aSite } from '../support/institutions.ts';
import { anOfficer, now } from '../support/makers.ts';
import { anInstitution } from '../support/partner-makers.ts';
import { aPlan } from '../support/plan-makers.ts';
import { anArea } from '../support/promise-makers.ts';

const days = (count: number) => ({ hours: 24 * count });
const read = async (db: Db, id: (typeof plannedContact.$inferSelect)['id']) =>
  (await db.select().from(plannedContact).where(eq(plannedContact.id, id)))[0]!;

async function aSchool(db: Db, given: Partial<typeof institution.$inferInsert> = {}) {
  return anInstitution(db, { districtId: (await anArea(db)).id, ...given });
}

async function planFor(db: Db, officer: Officer, given: Partial<NewPlan> = {}): Promise<NewPlan> {
  const startsAt = given.startsAt ?? now.add(days(3));
  return {
    institutionId: given.institutionId ?? (await aSchool(db)).id,
    ...{ siteId: null, officerId: officer.id, typeCode: 'type_visit', topicCode: null, words: null },
    ...{ purposeCode: 'purpose_explaining_prevent', startsAt, endsAt: startsAt.add({ hours: 1 }) },
    ...given,
  };
}

describe('planning a visit', () => {
  it('puts it into the diary and into the access log', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const made = await planContact(db, officer, await planFor(db, officer), now);
    if (!made.ok) throw new Error(made.reason);
    expect(await read(db, made.value)).toMatchObject({ officerId: officer.id, plannedBy: officer.id });
    const entries = await db.select().from(auditLog).where(eq(auditLog.entity, 'planned_contact'));
    expect(entries).toEqual([expect.objectContaining({ operation: 'collect', entityIds: [made.value] })]);
  });

  it('is not possible with those who declined contact, nor while they have paused it', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const pausedUntil = Temporal.PlainDate.from('2026-12-01');
    const declined = await aSchool(db, { contactState: 'declined' });
    const paused = await aSchool(db, { contactState: 'paused', pausedUntil });
    const plan = async (given: Partial<NewPlan>) =>
      planContact(db, officer, await planFor(db, officer, given), now);
    expect(await plan({ institutionId: declined.id })).toEqual({ ok: false, reason: 'contact declined' });
    expect(await plan({ institutionId: paused.id })).toEqual({ ok: false, reason: 'contact paused' });
    expect(await plan({ institutionId: paused.id, startsAt: now.add(days(12)) })).toMatchObject({ ok: true });
    expect(await plan({ startsAt: now.subtract(days(1)) })).toEqual({ ok: false, reason: 'past' });
  });

  it('warns of a colleague who goes there within a fortnight either side', async ({ db }) => {
    const [me, other] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db, 'prevent_officer')];
    const { id: institutionId } = await aSchool(db);
    await aPlan(db, { institutionId, startsAt: now.add(days(2)) }, other);
    const clashes = async (after: number) =>
      (await planWarnings(db, { institutionId, officerId: me.id, startsAt: now.add(days(after)) })).clashes;
    expect(await clashes(16)).toEqual([expect.objectContaining({ type: 'Visit', officer: 'Dana Whitlock' })]);
    expect(await clashes(17)).toEqual([]);
    await aPlan(db, { institutionId, startsAt: now.add(days(20)) }, me);
    expect(await clashes(17)).toEqual([]);
  });

  it('warns when all teams together would be there too often, not counting calls and letters', async ({
    db,
  }) => {
    const [me, other] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db, 'prevent_officer')];
    const { id: institutionId } = await aSchool(db);
    const meant = { institutionId, officerId: me.id, startsAt: now.add(days(3)) };
    const visit = (happened: number, typeCode = 'type_visit') =>
      aLoggedVisit(db, other, { institutionId, typeCode, happenedAt: now.subtract(days(happened)) });
    await visit(1);
    await visit(30);
    await visit(40, 'type_call');
    await visit(60, 'type_meeting');
    await visit(86);
    expect(await countVisits(db, institutionId, meant.startsAt)).toBe(4);
    expect(await planWarnings(db, meant)).toMatchObject({ visits: 4, limit: usualLimit, isTooOften: true });
    const later = { ...meant, startsAt: now.add(days(5)) };
    expect(await planWarnings(db, later)).toMatchObject({ visits: 3, isTooOften: false });
    const administrator = await anOfficer(db, 'administrator');
    await decideLimit(db, administrator, 3, now);
    expect(await planWarnings(db, later)).toMatchObject({ visits: 3, limit: 3, isTooOften: true });
  });
});

describe('a plan', () => {
  it('moves to another time or officer, and keeps what it was and why', async ({ db }) => {
    const [me, other] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db, 'prevent_officer')];
    const plan = await aPlan(db, {}, me);
    await joinPlan(db, other, { id: plan.id, isJoining: true }, now);
    const startsAt = now.add(days(2));
    const to = { officerId: other.id, startsAt, endsAt: startsAt.add({ hours: 1 }), reason: 'They asked.' };
    const seen = { id: plan.id, sequence: 0 };
    expect(await movePlan(db, me, seen, to, now)).toEqual({ ok: true, value: null });
    expect(await read(db, plan.id)).toMatchObject({ officerId: other.id, sequence: 1 });
    const [change] = await db.select().from(plannedContactChange);
    expect(change).toMatchObject({ fromOfficerId: me.id, toOfficerId: other.id, reason: 'They asked.' });
    expect(await db.$count(plannedContactOfficer)).toBe(0);
    expect(await movePlan(db, me, seen, to, now)).toEqual({ ok: false, reason: 'changed meanwhile' });
    const again = { id: plan.id, sequence: 1 };
    expect(await movePlan(db, me, again, to, now)).toEqual({ ok: false, reason: 'nothing changed' });
  });

  it('is cancelled with a reason, once', async ({ db }) => {
    const me = await anOfficer(db, 'prevent_officer');
    const plan = await aPlan(db, {}, me);
    const seen = { id: plan.id, sequence: 0 };
    expect(await cancelPlan(db, me, seen, { reason: 'The hall is closed.' }, now)).toMatchObject({
      ok: true,
    });
    expect(await read(db, plan.id)).toMatchObject({
      cancelReason: 'The hall is closed.',
      cancelledBy: me.id,
    });
    expect(await cancelPlan(db, me, { ...seen, sequence: 1 }, { reason: 'Again.' }, now)).toEqual({
      ok: false,
      reason: 'over',
    });
  });

  it('is done by logging the engagement from it, however often that is sent', async ({ db }) => {
    const me = await anOfficer(db, 'prevent_officer');
    const plan = await aPlan(db, { startsAt: now.subtract({ hours: 2 }) }, me);
    const { districtId } = (
      await db.select().from(institution).where(eq(institution.id, plan.institutionId))
    )[0]!;
    const given = await aVisitGiven(db, { institutionId: plan.institutionId, areaId: districtId! });
    const first = await logEngagement(db, me, { ...given, formToken: plan.id }, now);
    const second = await logEngagement(db, me, { ...given, formToken: plan.id }, now);
    if (!first.ok || !second.ok) throw new Error('refused');
    expect(second.value).toEqual({ id: first.value.id, isNew: false });
    expect((await read(db, plan.id)).engagementId).toBe(first.value.id);
  });

  it('stays open when the engagement was somewhere else', async ({ db }) => {
    const me = await anOfficer(db, 'prevent_officer');
    const plan = await aPlan(db, {}, me);
    const { id: institutionId } = await aSchool(db);
    await logEngagement(db, me, { ...(await aVisitGiven(db, { institutionId })), formToken: plan.id }, now);
    expect((await read(db, plan.id)).engagementId).toBeNull();
  });
});

describe('the diary', () => {
  it('lists what is mine or where I go along, in its order, page by page', async ({ db }) => {
    const [me, other] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db, 'prevent_officer')];
    const areas = await areasFor(db, me, 'seeEngagements');
    const third = await aPlan(db, { startsAt: now.add(days(9)) }, other);
    await aPlan(db, { startsAt: now.add(days(4)) }, other);
    const first = await aPlan(db, { startsAt: now.add(days(1)) }, me);
    const second = await aPlan(db, { startsAt: now.add(days(2)) }, me);
    const late = await aPlan(db, { startsAt: now.subtract(days(2)) }, me);
    await joinPlan(db, me, { id: third.id, isJoining: true }, now);
    const filter = { list: 'coming', isMine: true } as const;
    const page = await listPlans(db, me, { areas, filter }, now, 2);
    expect(page.rows.map(({ id }) => id)).toEqual([first.id, second.id]);
    const next = await listPlans(db, me, { areas, filter: { ...filter, after: second.id } }, now, 2);
    expect(next).toMatchObject({ hasMore: false, rows: [{ id: third.id, along: ['Dana Whitlock'] }] });
    const unlogged = await listPlans(db, me, { areas, filter: { list: 'to_log', isMine: false } }, now);
    expect(unlogged.rows.map(({ id }) => id)).toEqual([late.id]);
  });

  it('shows nothing of areas that are not mine', async ({ db }) => {
    const me = await anOfficer(db, 'prevent_officer');
    const elsewhere = await anInstitution(db, { districtId: (await anArea(db, 'norwich')).id });
    await aPlan(db, { institutionId: elsewhere.id });
    const areas = await areasFor(db, me, 'seeEngagements');
    const { rows } = await listPlans(db, me, { areas, filter: { list: 'coming', isMine: false } }, now);
    expect(rows).toEqual([]);
  });

  it('says which visits of mine clash, until one of us joins the other', async ({ db }) => {
    const [me, other] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db, 'prevent_officer')];
    const { id: institutionId } = await aSchool(db);
    const mine = await aPlan(db, { institutionId }, me);
    const theirs = await aPlan(db, { institutionId, startsAt: now.add(days(6)) }, other);
    const areas = await areasFor(db, me, 'seeEngagements');
    const ask = (whose: Officer | null = me) =>
      clashingPlans(db, { whose: whose?.id ?? null, areas }, { from: now, most: 5 });
    expect(await ask(null)).toHaveLength(1);
    expect(await ask()).toEqual([expect.objectContaining({ mine: mine.id, other: theirs.id })]);
    await joinPlan(db, me, { id: theirs.id, isJoining: true }, now);
    expect(await ask()).toEqual([]);
  });

  it('says which visits lie near each other, and how far', async ({ db }) => {
    const [me, other] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db, 'prevent_officer')];
    const areas = await areasFor(db, me, 'seeEngagements');
    const at = async (officer: Officer, latitude: number, after: number) => {
      const place = await aSchool(db);
      const where = { institutionId: place.id, districtId: place.districtId! };
      await aSite(db, { ...where, latitude, longitude: -0.42, precision: 'exact' });
      return aPlan(db, { institutionId: place.id, startsAt: now.add(days(after)) }, officer);
    };
    const mine = await at(me, 51.88, 1);
    const near = await at(other, 51.9, 2);
    await at(other, 52.2, 1);
    const pairs = await nearVisits(db, me, areas, { from: now, until: now.add(days(7)) });
    expect(pairs).toEqual([
      expect.objectContaining({ mine: mine.id, other: near.id, officer: 'Dana Whitlock' }),
    ]);
    expect(pairs[0]!.miles).toBeCloseTo(1.38, 1);
    await db.delete(site);
    expect(await nearVisits(db, me, areas, { from: now, until: now.add(days(7)) })).toEqual([]);
  });
});
