import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { PurposeCode, RetentionCode } from '#db/schema/keeping.ts';
import { purpose, retentionRule } from '#db/schema/privacy.ts';
import { date, ukDay } from '#lib/dates.ts';

/** When a record goes, and why it is held until then, in words for its page. */
export type Keeping = { purpose: string; date: string; because: string };

const endings = {
  erase: 'it is erased',
  anonymise: 'the names are taken off',
  aggregate: 'only totals are kept',
} as const;

/** "P3Y" → "3 years", "P30D" → "30 days", "PT12H" → "12 hours". */
function periodWords(period: string): string {
  const { years, months, days, hours } = Temporal.Duration.from(period);
  const parts = Object.entries({ year: years, month: months, day: days, hour: hours });
  return parts
    .flatMap(([unit, count]) => (count ? [`${count} ${unit}${count === 1 ? '' : 's'}`] : []))
    .join(' ');
}

/**
 * When a record under a retention rule goes.
 *
 * @param from the moment the rule counts from: its `starts_from` says which
 */
export async function deletesOn(
  db: Db,
  { rule, purpose: why }: { rule: RetentionCode; purpose: PurposeCode },
  from: Temporal.Instant,
): Promise<Keeping> {
  const [[found], [held]] = await Promise.all([
    db.select().from(retentionRule).where(eq(retentionRule.code, rule)),
    db.select().from(purpose).where(eq(purpose.code, why)),
  ]);
  if (!found || !held) throw new Error(`There is no retention rule ${rule} or no purpose ${why}.`);
  const words = `${endings[found.action]} ${periodWords(found.period)} after ${found.startsFrom}`;
  return {
    purpose: `${held.label} (${held.lawfulBasis})`,
    date: date(ukDay(from).add(Temporal.Duration.from(found.period))),
    because: `${words}: ${found.reason}.`,
  };
}
