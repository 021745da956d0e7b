import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { Operation } from '#db/schema/audit.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';

/** What is drawn from: what officers did with details of people. */
const sampledOperations: readonly Operation[] = ['consult', 'disclose', 'alter'];

/** One in fifty, and twenty where that is more. */
const share = 0.02;
const least = 20;

// Two workers must not draw the same month twice.
const lockKey = 7_251_964_007;

/** The first day of the month before. */
export const lastMonth = (now: Temporal.Instant): Temporal.PlainDate =>
  ukDay(now).with({ day: 1 }).subtract({ months: 1 });

/**
 * Draws the sample of a month by lot, once.
 *
 * @param month its first day
 * @returns how many entries were drawn; none when the month was drawn before
 */
export async function drawSample(db: Db, month: Temporal.PlainDate, now: Temporal.Instant): Promise<number> {
  const [from, until] = [month, month.add({ months: 1 })].map((on) => ukMoment(on, new Temporal.PlainTime()));
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${lockKey})`);
    const drawn = await tx.execute(sql`
      with eligible as materialized (
        select id from audit_log where at >= ${from!.toString()} and at < ${until!.toString()}
          and actor_kind = 'officer' and operation in ${[...sampledOperations]})
      insert into audit_sample (month, entry_id, drawn_at)
      select ${month.toString()}::date, id, ${now.toString()} from eligible
      where not exists (select 1 from audit_sample s where s.month = ${month.toString()}::date)
      order by random()
      limit (select greatest(${least}::int, ceil(${share}::float8 * count(*))::int) from eligible)
      returning id`);
    return drawn.length;
  });
}
