import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { Stage } from '#db/schema/evaluation-answers.ts';
import { answersIn, askedOf, type Scope, sessionsOf } from './scope.ts';

/** How often each value was given to each item: 'useful' → '4' → 12. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Every answer `r` as lines of an item and a value; also what is left of it when it goes. */
export const itemLines = sql`
  select 'replies' as item, '' as value
  union all select 'useful', r.useful::text union all select 'relevant', r.relevant::text
  union all select 'well_led', r.well_led::text union all select 'recommend', r.recommend::text
  union all select 'before:' || (c ->> 'outcome'), c ->> 'before' from jsonb_array_elements(r.confidence) c
  union all select 'now:' || (c ->> 'outcome'), c ->> 'now' from jsonb_array_elements(r.confidence) c
  union all select 'scenario:' || (c ->> 'scenario'), c ->> 'answer' from jsonb_array_elements(r.scenarios) c
  union all select 'change', unnest(r.changes)`;

/** Counts the answers in sight at a stage. */
export async function countAnswers(
  db: Db,
  scope: Scope,
  now: Temporal.Instant,
  stage: Stage = scope.filter.stage,
): Promise<Counts> {
  const rows = await db.execute<{ item: string; value: string; count: number }>(sql`
    select line.item, line.value, count(*)::int as count
    from (select r.* ${answersIn(scope, now, stage)}) r, lateral (${itemLines}) line
    where line.value is not null
    group by line.item, line.value`);
  const byItem = Map.groupBy(rows, ({ item }) => item);
  return new Map([...byItem].map(([item, all]) => [item, new Map(all.map((one) => [one.value, one.count]))]));
}

/** How many people were asked at the filter's stage. */
export async function countAsked(db: Db, scope: Scope, now: Temporal.Instant): Promise<number> {
  const { stage, sector } = scope.filter;
  const [row] = await db.execute<{ asked: number }>(sql`
    select coalesce(sum(${askedOf(sector)}), 0)::int as asked
    from evaluation_round q join training_session s on s.id = q.session_id
    where q.stage = ${stage} and ${sessionsOf(scope, now)}`);
  return row?.asked ?? 0;
}

/** How many gave any value to an item. */
export const given = (counts: Counts, item: string): number =>
  [...(counts.get(item)?.values() ?? [])].reduce((sum, count) => sum + count, 0);

/** The mean of an item's scores, or null where fewer people gave one than are shown together. */
export function mean(counts: Counts, item: string, least: number): number | null {
  const all = given(counts, item);
  if (all < least) return null;
  const sum = [...counts.get(item)!].reduce((total, [value, count]) => total + Number(value) * count, 0);
  return Math.round((sum / all) * 100) / 100;
}
