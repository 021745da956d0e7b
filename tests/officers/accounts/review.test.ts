import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { handOver } from '#db/schema/officers.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { askHandOver } from '#lib/officers/accounts/ask-hand-over.ts';
import { decideReview } from '#lib/officers/accounts/decide-review.ts';
import { effectiveAccess } from '#lib/officers/accounts/effective-access.ts';
import { countHandOvers, finishHandOver, listTakers } from '#lib/officers/accounts/hand-overs.ts';
import { countPeople, listPeople } from '#lib/officers/accounts/list-people.ts';
import { quarterOf, quartersLater, quarterWords, readQuarter } from '#lib/quarters.ts';
import { listReview, reviewProgress } from '#lib/officers/accounts/review.ts';
import { portfolioOf, takeOver } from '#lib/training/sessions/portfolio.ts';
import { it } from '../../support/database.ts';
import { anOfficer, aSession } from '../../support/makers.ts';
import { anAdministrator, areaOf, now, today } from './people.ts';

const quarter = quarterOf(today);

describe('a quarter', () => {
  it('begins on the first of its first month, and has a name', () => {
    expect(quarterOf(Temporal.PlainDate.from('2026-12-31')).toString()).toBe('2026-10-01');
    expect(quarterWords(quartersLater(quarter, 1))).toBe('January to March 2027');
    expect(readQuarter('2026-10-01')?.equals(quarter)).toBe(true);
    expect(readQuarter('2026-11-01')).toBeNull();
  });
});

describe('the review of accounts', () => {
  it('counts who was looked at, and keeps the decision with its note', async ({ db }) => {
    const admin = await anAdministrator(db);
    const dana = await anOfficer(db);
    const areas = [await areaOf(db, 'bedfordshire')];
    expect(await reviewProgress(db, areas, quarter)).toEqual({ done: 0, due: 2 });
    const decide = (decision: 'keep' | 'change', note: string | null) =>
      decideReview(db, admin, dana.id, { decision, note }, now);
    expect(await decide('change', null)).toEqual({ ok: false, reason: 'needs a note' });
    expect(await decide('change', 'Only Luton from now on')).toMatchObject({ ok: true });
    expect(await reviewProgress(db, areas, quarter)).toEqual({ done: 1, due: 2 });
    const rows = await listReview(db, admin, areas, quarter, now);
    expect(rows.map(({ id, decision }) => [id, decision])).toEqual([
      [admin.id, null],
      [dana.id, 'change'],
    ]);
    expect(await decide('keep', null)).toMatchObject({ ok: true });
    expect(await reviewProgress(db, areas, quarter)).toEqual({ done: 1, due: 2 });
    expect(await reviewProgress(db, areas, quartersLater(quarter, -1))).toEqual({ done: 0, due: 0 });
  });

  it('of one’s own account is somebody else’s, as is that of another area', async ({ db }) => {
    const admin = await anAdministrator(db);
    const wide = await anAdministrator(db, 'eastern');
    const keep = { decision: 'keep', note: null } as const;
    expect(await decideReview(db, admin, admin.id, keep, now)).toEqual({ ok: false, reason: 'own account' });
    expect(await decideReview(db, admin, wide.id, keep, now)).toEqual({
      ok: false,
      reason: 'no such account',
    });
  });
});

describe('a hand-over', () => {
  it('gives the sessions to come to a colleague, and is then done', async ({ db }) => {
    const [admin, dana, other] = [await anAdministrator(db), await anOfficer(db), await anOfficer(db)];
    const areas = [await areaOf(db, 'bedfordshire')];
    const coming = await aSession(db, { leadOfficerId: dana.id });
    const past = await aSession(db, { leadOfficerId: dana.id, startsAt: now.subtract({ hours: 48 }) });
    expect(await askHandOver(db, admin, dana.id, areas, now)).toMatchObject({ ok: true });
    expect(await askHandOver(db, admin, dana.id, areas, now)).toEqual({ ok: false, reason: 'asked already' });
    expect(await countHandOvers(db, areas)).toBe(1);
    expect(await portfolioOf(db, dana.id, now)).toMatchObject([{ id: coming.id }]);
    expect((await listTakers(db, areas, dana.id, now)).map(({ id }) => id)).toContain(other.id);
    expect(await takeOver(db, admin, dana.id, other.id, now)).toBe(1);
    expect(await finishHandOver(db, admin, dana.id, other.id, now)).toMatchObject({ ok: true });
    expect(await finishHandOver(db, admin, dana.id, other.id, now)).toEqual({
      ok: false,
      reason: 'not open',
    });
    expect(await portfolioOf(db, other.id, now)).toMatchObject([{ id: coming.id }]);
    const [kept] = await db.select().from(trainingSession).where(eq(trainingSession.id, past.id));
    expect(kept?.leadOfficerId).toBe(dana.id);
    expect(await db.select().from(handOver)).toMatchObject([{ toOfficerId: other.id, doneBy: admin.id }]);
    expect(await countHandOvers(db, areas)).toBe(0);
  });
});

describe('the list of people', () => {
  it('shows those of one’s areas only, by name, state, role and area', async ({ db }) => {
    const admin = await anAdministrator(db);
    await anAdministrator(db, 'essex');
    const dana = await anOfficer(db, 'comms');
    const areas = [await areaOf(db, 'bedfordshire')];
    const ids = async (filter: Parameters<typeof listPeople>[3]) =>
      (await listPeople(db, admin, areas, filter, now)).rows.map(({ id }) => id);
    expect((await ids({})).sort()).toEqual([admin.id, dana.id].sort());
    expect(await ids({ role: 'comms' })).toEqual([dana.id]);
    expect(await ids({ text: dana.email.slice(0, 12) })).toEqual([dana.id]);
    expect(await ids({ text: '100%' })).toEqual([]);
    expect(await ids({ state: 'closed' })).toEqual([]);
    expect(await ids({ area: 'essex-force' })).toEqual([]);
    expect(await countPeople(db, areas, now)).toEqual({ active: 2, invited: 0, dormant: 0, closed: 0 });
  });
});

describe('effective access', () => {
  it('says what somebody may do, where and because of which role', async ({ db }) => {
    const admin = await anAdministrator(db, 'eastern');
    const areas = [await areaOf(db, 'eastern')];
    const access = await effectiveAccess(db, admin, admin.id, areas, now);
    const manage = access?.may.find(({ ability }) => ability === 'manageAccounts');
    expect(manage?.by).toMatchObject([{ role: 'administrator', areaName: 'Eastern' }]);
    expect(access?.may.some(({ ability }) => ability === 'seeBookings')).toBe(false);
    expect(access?.within.get(areas[0]!)).toEqual({ force: 6, district: 45 });
    expect(await effectiveAccess(db, admin, admin.id, [await areaOf(db, 'kent')], now)).toBeNull();
  });
});
