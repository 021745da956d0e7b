import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { answersIn, askedOf, ledBy, quarterOfSession, type Scope, sessionsOf } from './scope.ts';
import { hideSmall } from './smallest.ts';

export const dimensions = ['course', 'sector', 'trainer', 'quarter'] as const;
export type Dimension = (typeof dimensions)[number];

/** A line of a comparison. `key` narrows to it; figures are null where too few have answered. */
export type Group = {
  key: string;
  label: string;
  asked: number;
  replies: number;
  isShown: boolean;
  useful: number | null;
  before: number | null;
  now: number | null;
};

type Row = Omit<Group, 'isShown' | 'asked'> & { asked: number | null };

// By what answers are grouped: what to join to a session `s` (and, for a sector, to an answer `r`), its key and label.
const by: Readonly<Record<Dimension, { join: SQL; key: SQL; label: SQL }>> = {
  course: { join: sql`join course d on d.id = s.course_id`, key: sql`d.slug`, label: sql`d.title` },
  sector: { join: sql`join sector d on d.code = x.sector`, key: sql`d.code`, label: sql`d.label` },
  trainer: {
    join: sql`join officer d on d.id in ${ledBy}`,
    key: sql`d.id::text`,
    label: sql`d.name`,
  },
  quarter: { join: sql``, key: sql`${quarterOfSession}::text`, label: sql`${quarterOfSession}::text` },
};

/** Compares the answers in sight by a dimension; those about when not to refer stand for all outcomes. */
export async function compareBy(
  db: Db,
  scope: Scope,
  dimension: Dimension,
  now: Temporal.Instant,
): Promise<Group[]> {
  const { join, key, label } = by[dimension];
  const { stage, sector } = scope.filter;
  const rows = await db.execute<Row>(sql`
    with answered as (
      select ${key} as key, ${label} as label, count(*)::int as replies,
        round(avg(x.useful), 2)::float as useful, round(avg(x.before), 2)::float as before,
        round(avg(x.now), 2)::float as now
      from (select r.session_id, r.useful, r.sector_code as sector, (c ->> 'before')::int as before, (c ->> 'now')::int as now
        from (select r.* ${answersIn(scope, now)}) r
        left join lateral (select one as c from jsonb_array_elements(r.confidence) one
          where one ->> 'outcome' = 'not_refer' limit 1) sure on true) x
      join training_session s on s.id = x.session_id ${join}
      group by 1, 2),
    asked as (
      select ${key} as key, ${label} as label, sum(${dimension === 'sector' ? sql`x.people` : askedOf(sector)})::int as asked
      from evaluation_round q join training_session s on s.id = q.session_id
      ${dimension === 'sector' ? sql`cross join lateral (select e.key as sector, e.value::int as people from jsonb_each_text(q.sectors) e) x` : sql``}
      ${join}
      where q.stage = ${stage} and ${sessionsOf(scope, now)}
        ${dimension === 'sector' && sector ? sql`and x.sector = ${sector}` : sql``}
      group by 1, 2)
    select coalesce(n.key, k.key) as key, coalesce(n.label, k.label) as label, coalesce(n.replies, 0) as replies,
      k.asked, n.useful, n.before, n.now
    from answered n full join asked k on k.key = n.key
    order by 2 limit 200`);
  return hideSmall(rows.map((row) => ({ ...row, asked: row.asked ?? 0 }))).map((group) =>
    group.isShown ? group : { ...group, useful: null, before: null, now: null },
  );
}
