import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { AssessmentId } from '#db/schema/tension-assessments.ts';
import { levelsAt, type SetLevel } from '../levels/area-levels.ts';
import { type Scale, theScale } from '../levels/scale.ts';
import { momentFrom } from '../moments.ts';
import { returnsOf, type WeekReturn } from './returns-of.ts';

/** An assessment that stands, as far as a summary tells of it. */
export type StandingWords = {
  id: AssessmentId;
  areaId: AreaId;
  issue: string;
  rationale: string;
  mitigation: string | null;
  validUntil: Temporal.Instant;
  /** Questions that nobody answered yet. */
  gaps: readonly string[];
};

export type District = { id: AreaId; name: string };

/** All that a summary is made of, but for the calendar. */
export type Material = {
  districts: readonly District[];
  scale: Scale;
  levels: ReadonlyMap<AreaId, SetLevel>;
  /** The levels a week before. */
  before: ReadonlyMap<AreaId, SetLevel>;
  assessments: readonly StandingWords[];
  returns: readonly WeekReturn[];
};

type Asked = { districts: readonly District[]; week: Temporal.PlainDate };

/** Reads what is known of the districts of a force for a week. */
export async function materialFor(
  db: Db,
  { districts, week }: Asked,
  now: Temporal.Instant,
): Promise<Material> {
  const ids = districts.map(({ id }) => id);
  const [scale, levels, before, assessments, returns] = await Promise.all([
    theScale(db, now),
    levelsAt(db, ids, now),
    levelsAt(db, ids, now.subtract({ hours: 7 * 24 })),
    standingWords(db, ids),
    returnsOf(db, ids, week),
  ]);
  return { districts, scale, levels, before, assessments, returns };
}

type Row = Omit<StandingWords, 'validUntil'> & { validUntil: number };

async function standingWords(db: Db, areas: readonly AreaId[]): Promise<StandingWords[]> {
  if (areas.length === 0) return [];
  const rows = await db.execute<Row>(sql`
    select x.id, x.area_id as "areaId", x.issue, x.rationale, x.mitigation,
      extract(epoch from x.valid_until)::float8 as "validUntil",
      array(select g.question from assessment_gap g where g.assessment_id = x.id and g.answered_at is null
        order by g.position) as gaps
    from tension_assessment x join area a on a.id = x.area_id
    where x.area_id = any(${`{${areas.join(',')}}`}::uuid[]) and x.approved_at is not null and x.ended_at is null
    order by a.name, x.level desc, x.issue, x.id limit 200`);
  return [...rows].map((row) => ({ ...row, validUntil: momentFrom(row.validUntil) }));
}

/** The districts of an area, by name: those that lie in it, or the area itself where it is one. */
export async function districtsIn(
  db: Pick<Db, 'execute'>,
  id: AreaId,
  today: Temporal.PlainDate,
): Promise<District[]> {
  const on = sql`${today.toString()}::date`;
  const rows = await db.execute<District>(sql`
    with recursive down as (
      select id, name, kind, valid_from, valid_to from area where id = ${id}
      union all
      select a.id, a.name, a.kind, a.valid_from, a.valid_to from area a join down on a.parent_id = down.id
    )
    select id, name from down where kind = 'district' and valid_from <= ${on} and (valid_to is null or valid_to > ${on})
    order by name, id`);
  return [...rows];
}
