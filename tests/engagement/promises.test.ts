import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { officer as account } from '#db/schema/officers.ts';
import { commitment, commitmentChange } from '#db/schema/promises.ts';
import { changePromise } from '#lib/engagement/promises/change.ts';
import { endPromise, tellCommunity } from '#lib/engagement/promises/end.ts';
import { findPromise } from '#lib/engagement/promises/find.ts';
import type { PromiseFilter } from '#lib/engagement/promises/filter.ts';
import { countPromises, listPromises } from '#lib/engagement/promises/list.ts';
import { makePromise } from '#lib/engagement/promises/make.ts';
import { promiseState } from '#lib/engagement/promises/state.ts';
import { standingWords } from '#lib/engagement/promises/words.ts';
import { it } from '../support/database.ts';
import { anOfficer, now } from '../support/makers.ts';
import { anArea, aPromise } from '../support/promise-makers.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const today = on('2026-11-21');
const open: PromiseFilter = { list: 'open', isMine: false };
const told = { on: on('2026-11-20'), how: 'By phone to the office' };
const kept = { ending: 'kept', words: 'Sent by email', told: null } as const;

describe('a promise', () => {
  it('is recorded with who keeps it, and stands in the access log', async ({ db }) => {
    const officer = await anOfficer(db);
    const about = { areaId: (await anArea(db)).id, institutionId: null, engagementId: null, madeAt: now };
    const promise = { ...about, words: 'Send a speaker', ownerId: officer.id, dueOn: on('2026-12-01') };
    const made = await makePromise(db, officer, promise, now);
    expect(made.ok).toBe(true);
    if (!made.ok) return;
    const found = await findPromise(db, officer, made.value, now);
    expect(found?.owner).toBe('Dana Whitlock');
    const entries = await db.select().from(auditLog).where(eq(auditLog.actorId, officer.id));
    expect(entries.map(({ operation, entity }) => `${operation} ${entity}`)).toEqual([
      'collect commitment',
      'consult commitment',
    ]);
  });

  it('is not given to somebody whose account is closed', async ({ db }) => {
    const [officer, left] = [await anOfficer(db), await anOfficer(db)];
    await db.update(account).set({ deactivatedAt: now }).where(eq(account.id, left.id));
    const { areaId } = await aPromise(db, {}, officer);
    const about = { areaId, institutionId: null, engagementId: null, madeAt: now };
    const promise = { ...about, words: 'Send a speaker', ownerId: left.id, dueOn: on('2026-12-01') };
    expect(await makePromise(db, officer, promise, now)).toEqual({ ok: false, reason: 'no such officer' });
  });

  it('stays open when it is kept, until they were told', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id, areaId } = await aPromise(db, {}, officer);
    expect((await endPromise(db, officer, { id, sequence: 0 }, kept, now)).ok).toBe(true);
    const asked = { areas: [areaId], filter: { ...open, list: 'to_tell' } } as const;
    expect(await countPromises(db, officer, asked, now)).toBe(1);
    expect((await tellCommunity(db, officer, { id, sequence: 1 }, told, now)).ok).toBe(true);
    expect(await countPromises(db, officer, { areas: [areaId], filter: open }, now)).toBe(0);
  });

  it('can be ended and told of at once, at a visit', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await aPromise(db, {}, officer);
    await endPromise(db, officer, { id, sequence: 0 }, { ...kept, told }, now);
    const [row] = await db.select().from(commitment).where(eq(commitment.id, id));
    expect(standingWords(row!, today)).toBe('Kept, told on 20 November 2026');
  });

  it('is not ended as not kept without saying why', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await aPromise(db, {}, officer);
    const ending = { ending: 'not_kept', words: null, told: null } as const;
    const refusal = { ok: false, reason: 'no reason' };
    expect(await endPromise(db, officer, { id, sequence: 0 }, ending, now)).toEqual(refusal);
  });

  it('is not told of before it ended, nor before it was made', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await aPromise(db, {}, officer);
    const early = { ...told, on: on('2026-11-01') };
    const refusal = { ok: false, reason: 'not ended' };
    expect(await tellCommunity(db, officer, { id, sequence: 0 }, told, now)).toEqual(refusal);
    expect(await endPromise(db, officer, { id, sequence: 0 }, { ...kept, told: early }, now)).toEqual({
      ok: false,
      reason: 'told before it was made',
    });
  });

  it('is not changed by a form that saw an older state', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id, dueOn } = await aPromise(db, {}, officer);
    const later = { ownerId: officer.id, dueOn: dueOn.add({ days: 7 }), reason: 'The printer is late' };
    expect((await changePromise(db, officer, { id, sequence: 0 }, later, now)).ok).toBe(true);
    expect(await endPromise(db, officer, { id, sequence: 0 }, kept, now)).toEqual({
      ok: false,
      reason: 'changed meanwhile',
    });
    const [change] = await db.select().from(commitmentChange).where(eq(commitmentChange.commitmentId, id));
    expect(change).toMatchObject({ reason: 'The printer is late', by: officer.id });
    expect([change?.fromOn.toString(), change?.toOn.toString()]).toEqual(['2026-11-25', '2026-12-02']);
  });
});

describe('the list of promises', () => {
  it('shows those due longest first, a page at a time, each once', async ({ db }) => {
    const officer = await anOfficer(db);
    const days = ['2026-11-30', '2026-11-02', '2026-11-15', '2026-11-15', '2026-12-20'];
    for (const day of days) await aPromise(db, { dueOn: on(day) }, officer);
    const areas = [(await anArea(db)).id];
    const seen: string[] = [];
    for (let after: PromiseFilter['after']; ;) {
      const filter = { ...open, isMine: true, after };
      const page = await listPromises(db, officer, { areas, filter }, now, 2);
      seen.push(...page.rows.map(({ dueOn }) => dueOn.toString()));
      after = page.rows.at(-1)?.id;
      if (!page.hasMore) break;
    }
    expect(seen).toEqual([...days].sort());
  });

  it('shows nothing of other areas, and of mine only what I keep', async ({ db }) => {
    const [officer, other] = [await anOfficer(db), await anOfficer(db)];
    await aPromise(db, { words: 'Mine' }, officer);
    await aPromise(db, { words: 'Theirs' }, other);
    await aPromise(db, { words: 'Elsewhere', areaId: (await anArea(db, 'essex-force')).id }, officer);
    const areas = [(await anArea(db)).id];
    const words = async (isMine: boolean) => {
      const page = await listPromises(db, officer, { areas, filter: { ...open, isMine } }, now);
      return page.rows.map((one) => one.words);
    };
    expect(await words(true)).toEqual(['Mine']);
    expect(await words(false)).toEqual(expect.arrayContaining(['Mine', 'Theirs']));
    expect(await words(false)).not.toContain('Elsewhere');
  });
});

describe('how a promise stands', () => {
  const promise = { dueOn: today, endedAt: null, toldAt: null, ending: null };

  it('is not late on the day it is due', () => {
    expect(promiseState(promise, today)).toBe('due');
    expect(promiseState(promise, today.add({ days: 1 }))).toBe('late');
  });

  it.for([
    [0, 'Today'],
    [-1, 'Tomorrow'],
    [1, '1 day late'],
    [6, '6 days late'],
  ] as const)('is said in days: %s', ([days, words]) => {
    expect(standingWords(promise, today.add({ days }))).toBe(words);
  });
});
