import { desc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { returnAsk, type ReporterId, returnReminder } from '#db/schema/tension-returns.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { tellDue } from './letters.ts';
import { isAnswered, isReachable } from './reachable.ts';
import { thisWeek } from './weeks.ts';

export type ChaseRefusal = 'not asked yet' | 'reported already' | 'contact declined' | 'chased today';

/** Reminds one reporter now of what they were asked for this week, once a day at most. */
export function chase(
  db: Db,
  officer: Officer,
  reporterId: ReporterId,
  now: Temporal.Instant,
): Promise<Outcome<null, ChaseRefusal>> {
  return db.transaction(async (tx) => {
    // Of two who chase at once, the second sees what the first has sent.
    const [ask] = await tx
      .select({ id: returnAsk.id, week: returnAsk.week })
      .from(returnAsk)
      .where(eq(returnAsk.reporterId, reporterId))
      .orderBy(desc(returnAsk.opensOn))
      .limit(1)
      .for('update');
    if (!ask?.week.equals(thisWeek(now))) return refused('not asked yet');
    const state = await stateOf(tx, ask.id, now);
    if (state) return refused(state);
    const first = await tx
      .insert(returnReminder)
      .values({ askId: ask.id, kind: 'chased', on: ukDay(now), sentAt: now, sentBy: officer.id })
      .onConflictDoNothing()
      .returning({ id: returnReminder.id });
    if (first.length === 0) return refused('chased today');
    await tellDue(tx, ask.id, now);
    const entry = { operation: 'disclose', entity: 'return_reporter', ids: [reporterId] } as const;
    await record(tx, officer, { ...entry, fields: ['email'] }, now);
    return done(null);
  });
}

async function stateOf(
  tx: Db,
  id: typeof returnAsk.$inferSelect.id,
  now: Temporal.Instant,
): Promise<'reported already' | 'contact declined' | null> {
  const [row] = await tx.execute<{ answered: boolean; reachable: boolean }>(sql`
    select ${isAnswered} as answered, ${isReachable(ukDay(now))} and r.ended_at is null as reachable
    from return_ask k join return_reporter r on r.id = k.reporter_id
    left join institution i on i.id = r.institution_id where k.id = ${id}`);
  if (row?.answered) return 'reported already';
  return row?.reachable ? null : 'contact declined';
}
