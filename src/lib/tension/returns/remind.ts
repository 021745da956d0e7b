import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type ReminderKind, type ReturnAskId, returnReminder } from '#db/schema/tension-returns.ts';
import { ukDay } from '#lib/dates.ts';
import { doEach } from '#lib/jobs/each.ts';
import { isAskingTime } from './ask.ts';
import { tellDue } from './letters.ts';
import { isAnswered, isReachable } from './reachable.ts';

// Later than so many days after it was due, the next week is nearer than the last.
const daysLate = 3;
type Due = { id: ReturnAskId; kind: Exclude<ReminderKind, 'chased'> };

/**
 * Reminds everybody who was asked and has not answered, once on the day before it is due and once after it; run by
 * the worker each quarter of an hour.
 *
 * @returns how many were reminded
 */
export async function remindOfReturns(db: Db, now: Temporal.Instant): Promise<number> {
  if (!isAskingTime(now)) return 0;
  return doEach(await due(db, now), (one) => remind(db, one, now));
}

// What opened today was mailed today; and of several askings of one reporter only the newest counts.
async function due(db: Db, now: Temporal.Instant): Promise<Due[]> {
  const day = sql`${ukDay(now).toString()}::date`;
  const kind = sql`case when k.due_on < ${day} then 'after' else 'before' end`;
  const rows = await db.execute<Due>(sql`
    select k.id, ${kind} as kind from return_ask k join return_reporter r on r.id = k.reporter_id
    left join institution i on i.id = r.institution_id
    where (k.due_on = ${day} + 1 or k.due_on between ${day} - ${daysLate}::int and ${day} - 1) and k.opens_on < ${day}
      and not exists (select 1 from return_ask l where l.reporter_id = k.reporter_id and l.opens_on > k.opens_on)
      and not exists (select 1 from return_reminder m where m.ask_id = k.id and m.kind = ${kind})
      and r.ended_at is null and ${isReachable(ukDay(now))} and not ${isAnswered}`);
  return [...rows];
}

function remind(db: Db, { id, kind }: Due, now: Temporal.Instant): Promise<boolean> {
  return db.transaction(async (tx) => {
    const first = await tx
      .insert(returnReminder)
      .values({ askId: id, kind, on: ukDay(now), sentAt: now })
      .onConflictDoNothing()
      .returning({ id: returnReminder.id });
    if (first.length === 0) return false;
    await tellDue(tx, id, now);
    return true;
  });
}
