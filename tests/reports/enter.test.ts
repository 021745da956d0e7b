import fc from 'fast-check';
import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { auditLog } from '#db/schema/audit.ts';
import { referralQuality } from '#db/schema/referral-quality.ts';
import { safeQuarter, sharePercent, shownIn } from '#lib/reports/referral-quality/by-quarter.ts';
import { countMistake } from '#lib/reports/referral-quality/counts.ts';
import { countsOf, countsSince, historyOf } from '#lib/reports/referral-quality/current.ts';
import { enterQuality } from '#lib/reports/referral-quality/enter.ts';
import { it } from '../support/database.ts';
import { anOfficer, now } from '../support/makers.ts';

const quarter = Temporal.PlainDate.from('2026-07-01');
const luton = async (db: Db) => (await db.select().from(area).where(eq(area.slug, 'luton')))[0]!.id;
const education = { sector: 'education', received: 12, complete: 9, progressed: 4, signposted: 3 };

describe('entering referral quality', () => {
  it('keeps what was entered, and what it was put right from', async ({ db }) => {
    const [clerk, districtId] = [await anOfficer(db, 'gateway_clerk'), await luton(db)];
    const place = { quarter, districtId };
    await enterQuality(db, clerk, place, [{ ...education, seenId: null }], now);
    const [first] = await countsOf(db, quarter, districtId);
    const right = { ...education, complete: 11, seenId: first!.id };
    expect(await enterQuality(db, clerk, place, [right], now)).toEqual({ ok: true, value: { entered: 1 } });
    expect(await countsOf(db, quarter, districtId)).toMatchObject([{ complete: 11 }]);
    expect((await historyOf(db, quarter, districtId)).map(({ complete }) => complete).sort()).toEqual([
      11, 9,
    ]);
    expect(await countsSince(db, [districtId], quarter)).toMatchObject([{ slug: 'luton', complete: 11 }]);
    expect(await db.$count(auditLog)).toBe(2);
  });

  it('enters nothing where nothing differs', async ({ db }) => {
    const [clerk, districtId] = [await anOfficer(db, 'gateway_clerk'), await luton(db)];
    const place = { quarter, districtId };
    await enterQuality(db, clerk, place, [{ ...education, seenId: null }], now);
    const [{ id } = { id: null }] = await countsOf(db, quarter, districtId);
    const same = await enterQuality(db, clerk, place, [{ ...education, seenId: id }], now);
    expect(same).toEqual({ ok: true, value: { entered: 0 } });
    expect(await db.$count(referralQuality)).toBe(1);
  });

  it('tells the later of two clerks, and enters nothing of theirs', async ({ aConnection }) => {
    const [one, other] = [aConnection({ max: 1 }).db, aConnection({ max: 1 }).db];
    const [clerk, districtId] = [await anOfficer(one, 'gateway_clerk'), await luton(one)];
    const place = { quarter, districtId };
    const health = { sector: 'health', received: 3, complete: 3, progressed: 1, signposted: 1, seenId: null };
    const answers = await Promise.all([
      enterQuality(one, clerk, place, [{ ...education, seenId: null }], now),
      enterQuality(other, clerk, place, [health, { ...education, received: 13, seenId: null }], now),
    ]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const sectors = (await countsOf(one, quarter, districtId)).map(({ sector }) => sector).sort();
    expect(sectors).toEqual(answers[0].ok ? ['education'] : ['education', 'health']);
  });

  it('says in words which counts do not fit each other', () => {
    expect(countMistake({ received: 5, complete: 6, progressed: 0, signposted: 0 })).toContain('complete');
    expect(countMistake({ received: 5, complete: 5, progressed: 3, signposted: 3 })).toContain('together');
    expect(countMistake({ received: 0, complete: 0, progressed: 0, signposted: 0 })).toBeNull();
  });
});

const one = fc.integer({ min: 0, max: 30 }).chain((received) =>
  fc.record({
    received: fc.constant(received),
    complete: fc.integer({ min: 0, max: received }),
    progressed: fc.integer({ min: 0, max: received }),
  }),
);

describe('what is shown of a quarter', () => {
  it('shows no count under ten anywhere, and no share that would tell one', () => {
    const grid = fc.array(fc.array(one, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(grid, (rows) => {
        const names = ['a', 'b', 'c'];
        const counts = rows.flatMap((row, r) =>
          row.map((cell, c) => ({
            ...{ quarter: 'q', district: names[r]!, sector: names[c]!, ...cell },
            signposted: cell.received - cell.progressed,
          })),
        );
        const safe = safeQuarter(counts, { districts: names, sectors: names });
        for (const row of [null, 0, 1, 2])
          for (const column of [null, 0, 1, 2]) {
            const [whole, part] = [
              shownIn(safe.received, { row, column }),
              shownIn(safe.complete, { row, column }),
            ];
            for (const shown of [whole, part])
              if (typeof shown === 'number') expect(shown).toBeGreaterThanOrEqual(10);
            const isKnown = typeof whole === 'number' && typeof part === 'number';
            expect(sharePercent(part, whole) !== null).toBe(isKnown);
          }
      }),
      { numRuns: 60 },
    );
  });
});
