import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { notableDate, type NotableDateId } from '#db/schema/notable-dates.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** Takes a date out of the calendar and keeps why, so that the nightly job does not bring it back. */
export function withdrawDate(
  db: Db,
  officer: Officer,
  { id, reason }: { id: NotableDateId; reason: string },
  now: Temporal.Instant,
): Promise<Outcome<null, 'no such date'>> {
  return db.transaction(async (tx) => {
    const gone = await tx
      .update(notableDate)
      .set({ withdrawnAt: now, withdrawnBy: officer.id, withdrawnReason: reason })
      .where(and(eq(notableDate.id, id), isNull(notableDate.withdrawnAt)))
      .returning({ id: notableDate.id });
    if (gone.length === 0) return refused('no such date');
    const entry = { operation: 'alter', entity: 'notable_date', ids: [id] } as const;
    await record(tx, officer, { ...entry, fields: ['withdrawn_reason'] }, now);
    return done(null);
  });
}
