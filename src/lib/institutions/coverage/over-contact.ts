import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { plannedAnew } from '#db/planned-anew.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { visitsBefore } from '#lib/visits.ts';
import { seenBy, wanted } from '../conditions.ts';
import type { InstitutionFilter } from '../filters.ts';

/** Who of us visited, how often, and when last. */
export type Visitor = { name: string; visits: number; lastAt: Temporal.Instant };
/** What one of us means to do with them next. */
export type Coming = { type: string; officer: string; startsAt: Temporal.Instant };

/** An institution that all teams together visited more often than we mean to. */
export type OverContact = {
  id: InstitutionId;
  name: string;
  type: string;
  district: string | null;
  visits: number;
  visitors: Visitor[];
  next: Coming | null;
};

const mostShown = 25;

const visitorsSql = (now: Temporal.Instant): SQL => sql`(select json_agg(w order by w."lastAt" desc) from (
  select o.name, count(*)::int as visits, max(v.at) as "lastAt" from (
    select v.officer_id, v.at from ${visitsBefore(now)} v where v.institution_id = b.id
    union all select p.officer_id, v.at from ${visitsBefore(now)} v
      join engagement_officer p on p.engagement_id = v.engagement_id where v.institution_id = b.id) v
  join officer o on o.id = v.officer_id group by o.id, o.name) w)`;

const nextSql = (now: Temporal.Instant): SQL => sql`(select row_to_json(n) from (
  select t.label as type, o.name as officer, p.starts_at as "startsAt" from planned_contact p
  join engagement_term t on t.code = p.type_code join officer o on o.id = p.officer_id
  where p.institution_id = b.id and p.ends_at >= ${now.toString()}::timestamptz and p.cancelled_at is null
    and p.engagement_id is null order by p.starts_at, p.id limit 1) n)`;

/**
 * The institutions that all teams together visited more than so many times in 90 days, the most visited first: who
 * went, and what is planned next. Our doing, not theirs.
 */
export async function overContacted(
  db: Db,
  areas: readonly AreaId[],
  { filter, limit }: { filter: InstitutionFilter; limit: number },
  now: { at: Temporal.Instant; today: Temporal.PlainDate },
): Promise<{ rows: OverContact[]; hasMore: boolean }> {
  const statement = await overContactSql(db, areas, { filter, limit }, now);
  const rows = (await plannedAnew(db, (tx) => tx.execute<Row>(statement))).map(over);
  return { rows: rows.slice(0, mostShown), hasMore: rows.length > mostShown };
}

/** The statement behind the table of over-contact. */
export async function overContactSql(
  db: Db,
  areas: readonly AreaId[],
  { filter: { words: _, ...filter }, limit }: { filter: InstitutionFilter; limit: number },
  { at, today }: { at: Temporal.Instant; today: Temporal.PlainDate },
): Promise<SQL> {
  const seen = await seenBy(db, areas, filter.area);
  return sql`with often as materialized (
      select v.institution_id as id, count(*)::int as visits from ${visitsBefore(at)} v
      group by 1 having count(*) > ${limit}
    ), b as materialized (
      select i.id, i.name, i.type_code, i.district_id, o.visits from often o join institution i on i.id = o.id
      where ${seen} and ${wanted(filter, today)} order by o.visits desc, plain_words(i.name), i.id
      limit ${mostShown + 1}
    )
    select b.id, b.name, t.label as type, d.name as district, b.visits, ${visitorsSql(at)} as visitors,
      ${nextSql(at)} as next
    from b join institution_type t on t.code = b.type_code left join area d on d.id = b.district_id
    order by b.visits desc, plain_words(b.name), b.id`;
}

/** How often all teams together visited one institution in 90 days, and who; null while that is no more than a limit. */
export async function overContactOf(
  db: Db,
  { id, limit }: { id: InstitutionId; limit: number },
  now: Temporal.Instant,
): Promise<{ visits: number; visitors: Visitor[] } | null> {
  const [row] = await db.execute<Pick<Row, 'visits' | 'visitors'>>(sql`
    select (select count(*)::int from ${visitsBefore(now)} v where v.institution_id = b.id) as visits,
      ${visitorsSql(now)} as visitors
    from (select ${id}::uuid as id) b`);
  return row && row.visits > limit ? { visits: row.visits, visitors: visitorsOf(row) } : null;
}

type Row = Omit<OverContact, 'visitors' | 'next'> & {
  visitors: (Omit<Visitor, 'lastAt'> & { lastAt: string })[] | null;
  next: (Omit<Coming, 'startsAt'> & { startsAt: string }) | null;
};

const visitorsOf = ({ visitors }: Pick<Row, 'visitors'>): Visitor[] =>
  (visitors ?? []).map((one) => ({ ...one, lastAt: Temporal.Instant.from(one.lastAt) }));

const over = (row: Row): OverContact => ({
  ...row,
  visitors: visitorsOf(row),
  next: row.next && { ...row.next, startsAt: Temporal.Instant.from(row.next.startsAt) },
});
