import { type SQL, sql } from 'drizzle-orm';
import { isOpenTo } from '#db/restricted.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Stage } from '#db/schema/evaluation-answers.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { SessionId } from '#db/schema/sessions.ts';

/** Which answers are looked at; what is absent is not asked for. */
export type EvaluationFilter = {
  stage: Stage;
  /** A course's slug. */
  course?: string | undefined;
  sector?: string | undefined;
  trainer?: OfficerId | undefined;
  /** Sessions that started on or after the one day and before the other. */
  from?: Temporal.PlainDate | undefined;
  until?: Temporal.PlainDate | undefined;
  session?: SessionId | undefined;
};

/** A filter with where its reader may look. */
export type Scope = { areas: readonly AreaId[]; reader: OfficerId; filter: EvaluationFilter };

/** Who led a session `s`: its trainers, or where none is written down its lead officer. */
export const ledBy = sql`(select t.officer_id from session_trainer t where t.session_id = s.id
  union all select s.lead_officer_id where s.lead_officer_id is not null
    and not exists (select 1 from session_trainer t where t.session_id = s.id))`;

/** The quarter in which a session `s` started, by its first day. */
export const quarterOfSession = sql`date_trunc('quarter', s.starts_at at time zone 'Europe/London')::date`;

/** Holds for the sessions `s` that are in sight and asked for. */
export function sessionsOf({ areas, reader, filter }: Scope, now: Temporal.Instant): SQL {
  if (areas.length === 0) return sql`false`;
  const day = (on: Temporal.PlainDate) =>
    sql`(${on.toString()}::date::timestamp at time zone 'Europe/London')`;
  const asked = [
    sql`s.area_id in ${[...areas]}`,
    isOpenTo('training_session', sql`s.id`, reader, now),
    filter.session && sql`s.id = ${filter.session}`,
    filter.course && sql`s.course_id = (select c.id from course c where c.slug = ${filter.course})`,
    filter.trainer && sql`${filter.trainer}::uuid in ${ledBy}`,
    filter.from && sql`s.starts_at >= ${day(filter.from)}`,
    filter.until && sql`s.starts_at < ${day(filter.until)}`,
  ].filter((one) => one !== undefined);
  return sql.join(asked, sql` and `);
}

/** The answers `r` of those sessions at the filter's stage, or another, and from its sector. */
export const answersIn = (scope: Scope, now: Temporal.Instant, stage: Stage = scope.filter.stage): SQL => sql`
  from evaluation_response r join training_session s on s.id = r.session_id
  where r.stage = ${stage} and ${sessionsOf(scope, now)}
    and ${scope.filter.sector ? sql`r.sector_code = ${scope.filter.sector}` : sql`true`}`;

/** How many people were asked in a round `q`: of a sector, as many as its links named. */
export const askedOf = (sector: string | undefined): SQL =>
  sector ? sql`coalesce((q.sectors ->> ${sector})::int, 0)` : sql`q.asked`;
