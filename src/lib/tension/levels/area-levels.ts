import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Confidence, IssueCategory } from '#db/schema/observations.ts';
import type { AssessmentId, Trend } from '#db/schema/tension-assessments.ts';
import type { Level } from '#db/schema/tension-scale.ts';

/** What somebody set and somebody else approved, at the moment it is asked for: in date, or not any more. */
export type SetLevel = {
  state: 'current' | 'out of date';
  assessmentId: AssessmentId;
  category: IssueCategory;
  level: Level;
  trend: Trend;
  confidence: Confidence;
  experienced: Level;
  evidenced: Level;
  potential: Level;
  setAt: Temporal.Instant;
  validUntil: Temporal.Instant;
};
/** The level of an area. That nobody set one is not the same as that there is no tension. */
export type AreaLevel = SetLevel | { state: 'no information' };

const none: AreaLevel = { state: 'no information' };
type Row = Omit<SetLevel, 'state' | 'setAt' | 'validUntil'> & {
  areaId: AreaId;
  setAt: number;
  validUntil: number;
};

/**
 * The level of each of some areas at a moment, as people set it.
 *
 * Where several issues are assessed, the gravest speaks for the area, and of equally grave ones that which holds
 * longest. When the gravest is out of date the area is: what is older must be looked at again before somebody reads
 * the lower one as an answer.
 *
 * @returns an area that is missing has no level: see `levelOf`
 */
export async function levelsAt(
  db: Pick<Db, 'execute'>,
  areas: readonly AreaId[],
  at: Temporal.Instant,
): Promise<ReadonlyMap<AreaId, SetLevel>> {
  if (areas.length === 0) return new Map();
  const when = sql`${at.toString()}::timestamptz`;
  const rows = await db.execute<Row>(sql`
    select distinct on (x.area_id) x.area_id as "areaId", x.id as "assessmentId", x.category, x.level, x.trend,
      x.confidence, x.experienced, x.evidenced, x.potential,
      floor(extract(epoch from x.approved_at) * 1000)::float8 as "setAt",
      floor(extract(epoch from x.valid_until) * 1000)::float8 as "validUntil"
    from tension_assessment x
    where x.area_id = any(${`{${areas.join(',')}}`}::uuid[]) and x.approved_at <= ${when}
      and (x.ended_at is null or x.ended_at > ${when})
    order by x.area_id, x.level desc, x.valid_until desc, x.id`);
  return new Map([...rows].map(({ areaId, ...row }) => [areaId, levelFrom(row, at)]));
}

/** The level of one area now. */
export async function levelOfArea(db: Db, id: AreaId, now: Temporal.Instant): Promise<AreaLevel> {
  return levelOf(await levelsAt(db, [id], now), id);
}

/** The level of an area among those that were read. */
export const levelOf = (levels: ReadonlyMap<AreaId, SetLevel>, id: AreaId): AreaLevel =>
  levels.get(id) ?? none;

/** Whether what was set still holds: on the minute it expires it does not. */
export const stateAt = (validUntil: Temporal.Instant, at: Temporal.Instant): SetLevel['state'] =>
  Temporal.Instant.compare(at, validUntil) < 0 ? 'current' : 'out of date';

function levelFrom({ setAt, validUntil, ...row }: Omit<Row, 'areaId'>, at: Temporal.Instant): SetLevel {
  const until = Temporal.Instant.fromEpochMilliseconds(validUntil);
  return {
    ...row,
    state: stateAt(until, at),
    setAt: Temporal.Instant.fromEpochMilliseconds(setAt),
    validUntil: until,
  };
}
