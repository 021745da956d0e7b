import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { ukDay } from '#lib/dates.ts';

/** What came back in a week, by kind; `from` is its Monday. */
export type WeekOfReturns = { from: Temporal.PlainDate; hard: number; soft: number; complaint: number };

const weeks = 8;

/** What came back in each of the last eight weeks, the latest first; a week in which nothing did is there too. */
export async function returnsByWeek(db: Db, now: Temporal.Instant): Promise<WeekOfReturns[]> {
  const today = ukDay(now);
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const first = monday.subtract({ weeks: weeks - 1 });
  const rows = await db.execute<{ monday: string; kind: 'hard' | 'soft' | 'complaint'; count: number }>(sql`
    select (date_trunc('week', at at time zone 'Europe/London'))::date::text as monday, kind, count(*)::int as count
    from mail_bounce where at >= (${first.toString()}::date::timestamp at time zone 'Europe/London') group by 1, 2`);
  const of = (week: string, kind: string) =>
    [...rows].find((row) => row.monday === week && row.kind === kind)?.count ?? 0;
  return Array.from({ length: weeks }, (_, back) => {
    const from = monday.subtract({ weeks: back });
    const [hard, soft, complaint] = ['hard', 'soft', 'complaint'].map((kind) => of(from.toString(), kind));
    return { from, hard: hard!, soft: soft!, complaint: complaint! };
  });
}

/** How many addresses are not written to at all now. */
export async function countSuppressed(db: Db): Promise<number> {
  const [row] = await db.execute<{ count: number }>(
    sql`select count(distinct email_hash)::int as count from mail_suppression where lifted_at is null and scope = 'all'`,
  );
  return row!.count;
}
