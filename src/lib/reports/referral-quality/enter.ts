import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { referralQuality } from '#db/schema/referral-quality.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { type Counts, measures } from './counts.ts';
import { countsOf, type QualityId } from './current.ts';

/** The counts of a sector as they were typed in, and the row that whoever typed saw there. */
export type Typed = Counts & { sector: string; seenId: QualityId | null };

/** Where and when the counts are of. */
export type Place = { quarter: Temporal.PlainDate; districtId: AreaId };

/**
 * Enters the counts of a quarter in a district. What differs from what was seen is a new row that corrects the one
 * before; what is as it was is left alone. Where somebody else entered something meanwhile, nothing is entered.
 */
export async function enterQuality(
  db: Db,
  officer: Officer,
  place: Place,
  typed: readonly Typed[],
  now: Temporal.Instant,
): Promise<Outcome<{ entered: number }, 'changed meanwhile'>> {
  try {
    return await db.transaction((tx) => enter(tx, officer, place, typed, now));
  } catch (error) {
    if (error instanceof Raced) return refused('changed meanwhile');
    throw error;
  }
}

async function enter(
  tx: Db,
  officer: Officer,
  { quarter, districtId }: Place,
  typed: readonly Typed[],
  now: Temporal.Instant,
): Promise<Outcome<{ entered: number }, 'changed meanwhile'>> {
  const known = new Map((await countsOf(tx, quarter, districtId)).map((one) => [one.sector, one]));
  if (typed.some(({ sector, seenId }) => (known.get(sector)?.id ?? null) !== seenId))
    return refused('changed meanwhile');
  const rows = typed
    .filter((one) => !isSame(one, known.get(one.sector)))
    .map(({ sector, seenId, ...counts }) => ({
      ...{ quarter, districtId, sectorCode: sector, ...counts },
      ...{ enteredAt: now, enteredBy: officer.id, correctsId: seenId },
    }));
  if (rows.length === 0) return done({ entered: 0 });
  const made = await tx
    .insert(referralQuality)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: referralQuality.id });
  // Of two in the same moment one finds the other's row there: all of theirs or nothing.
  if (made.length < rows.length) throw new Raced();
  const ids = made.map(({ id }) => id);
  await record(tx, officer, { operation: 'collect', entity: 'referral_quality', ids }, now);
  return done({ entered: made.length });
}

class Raced extends Error {}

const isSame = (one: Counts, other: Counts | undefined): boolean =>
  other !== undefined && measures.every((measure) => one[measure] === other[measure]);
