import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { surgeClaim, surgeRing } from '#db/schema/surge-calls.ts';
import { surgeChange } from '#db/schema/surges.ts';
import { moveCall } from '#lib/impact/surge/arrange.ts';
import { claimCall } from '#lib/impact/surge/claim.ts';
import { closeSurge } from '#lib/impact/surge/close.ts';
import { recordDecision } from '#lib/impact/surge/decide.ts';
import { placeOfSurge } from '#lib/impact/surge/place.ts';
import { logRing } from '#lib/impact/surge/ring.ts';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { aDecision, aRing, aSurge, callsIn } from '../../support/surge-makers.ts';

const times = <T>(count: number, one: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => one(index));

describe('several officers at one surge', () => {
  it('who claim the same institution at once: one rings, the others are told', async ({ aConnection }) => {
    const { db } = aConnection({ max: 10 });
    const officers = await Promise.all(times(8, () => anOfficer(db)));
    const surgeId = await aSurge(db, officers[0]!);
    const [first] = await callsIn(db, surgeId);
    const of = { surgeId, callId: first!.id };
    const answers = await Promise.all(officers.map((one) => claimCall(db, one, of, now)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((one) => !one.ok).map((one) => !one.ok && one.reason)).toEqual(
      times(7, () => 'somebody is ringing'),
    );
    expect(await db.$count(surgeClaim)).toBe(1);
  });

  it('and the database itself lets no two claims of one call overlap', async ({ aConnection }) => {
    const { db } = aConnection({ max: 2 });
    const officer = await anOfficer(db);
    const surgeId = await aSurge(db, officer);
    const [first] = await callsIn(db, surgeId);
    const claim = (minutes: number) => {
      const claimedAt = now.add({ minutes });
      const by = { callId: first!.id, officerId: officer.id };
      return db
        .insert(surgeClaim)
        .values({ ...by, claimedAt, expiresAt: claimedAt.add({ minutes: 15 }) })
        .execute();
    };
    await claim(0);
    await expect(claim(14)).rejects.toMatchObject({ cause: { code: '23P01' } });
    await claim(15);
  });

  it('who move the order at once leave every institution at a place of its own', async ({ aConnection }) => {
    const { db } = aConnection({ max: 10 });
    const officer = await anOfficer(db);
    const surgeId = await aSurge(db, officer, { institutions: 6 });
    const calls = await callsIn(db, surgeId);
    await Promise.all(
      times(24, (index) => {
        const way = index % 2 === 0 ? 'up' : 'down';
        return moveCall(db, officer, { surgeId, callId: calls[index % 6]!.id, way }, now);
      }),
    );
    const after = await callsIn(db, surgeId);
    expect(after.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(new Set(after.map(({ id }) => id))).toEqual(new Set(calls.map(({ id }) => id)));
  });

  it('of whom one closes while others log: what was logged came before, and nothing after', async ({
    aConnection,
  }) => {
    const { db } = aConnection({ max: 10 });
    const officer = await anOfficer(db);
    const id = await aSurge(db, officer, { institutions: 8 });
    const calls = await callsIn(db, id);
    const ended = { closingWords: 'Over.', assessmentAnswer: 'done', lessonAnswer: 'done' } as const;
    const log = (index: number) =>
      logRing(db, officer, { surgeId: id, callId: calls[index]!.id }, aRing(), now);
    const work = [...times(4, log), closeSurge(db, officer, { id, ...ended }, now)];
    const answers = await Promise.all([...work, ...times(4, (index) => log(index + 4))]);
    expect(answers[4]!.ok).toBe(true);
    const logged = answers.filter((one, index) => index !== 4 && one.ok).length;
    expect(await db.$count(surgeRing)).toBe(logged);
    const changes = await db.select().from(surgeChange).where(eq(surgeChange.surgeId, id));
    expect(changes.sort((one, other) => one.sequence - other.sequence).at(-1)!.deed).toBe('closed');
    expect(changes).toHaveLength(logged + 2);
  });

  it('thirty of whom ask for the version while others write see it only grow', async ({ aConnection }) => {
    const { db } = aConnection({ max: 10 });
    const officer = await anOfficer(db);
    const id = await aSurge(db, officer);
    const asked = times(30, async () => {
      const seen: number[] = [];
      for (let round = 0; round < 5; round++) seen.push((await placeOfSurge(db, id, now))!.sequence);
      return seen;
    });
    const written = times(10, () => recordDecision(db, officer, aDecision(id), now));
    const [readers] = await Promise.all([Promise.all(asked), Promise.all(written)]);
    for (const seen of readers) expect(seen).toEqual([...seen].sort((one, other) => one - other));
    expect((await placeOfSurge(db, id, now))!.sequence).toBe(11);
    const [numbers] = await db.execute<{ gaps: number }>(
      sql`select max(sequence) - count(*)::int as gaps from surge_change where surge_id = ${id}`,
    );
    expect(numbers!.gaps).toBe(0);
  });
});
