import { type SQL, sql } from 'drizzle-orm';
import { isOpenTo } from '#db/restricted.ts';
import type { Db } from '#db/client.ts';
import type { TriageAct, TriageId } from '#db/schema/observation-triage.ts';
import type { IssueCategory, ObservationId } from '#db/schema/observations.ts';
import type { Officer } from '#lib/actor.ts';

/** Holds for an observation that nobody has decided on and no assessment rests on. Asks for `x` the observation. */
export const isWaiting: SQL = sql`not exists (select 1 from observation_triage s
    where s.observation_id = x.id and s.undone_at is null and s.act <> 'arose_at')
  and not exists (select 1 from assessment_observation u where u.observation_id = x.id)`;

/** Whether an observation was put with another or thrown out: then it stands for nothing by itself. */
export const fateOf: SQL = sql`(select s.act from observation_triage s where s.observation_id = x.id
  and s.undone_at is null and s.act in ('merged', 'discarded'))`;

/** One step with an observation, as its page shows it. What the reader may not know of has no title. */
export type Step = {
  id: TriageId;
  act: TriageAct;
  other: ObservationId | null;
  otherWords: IssueCategory | null;
  eventId: string | null;
  eventTitle: string | null;
  engagementId: string | null;
  reason: string | null;
  by: string;
  doneAt: Temporal.Instant;
  undoneAt: Temporal.Instant | null;
};
type Row = Omit<Step, 'doneAt' | 'undoneAt'> & { doneAt: string; undoneAt: string | null };

/** What became of an observation: its steps, the latest first, what was put with it, and what rests on it. */
export async function triageOf(db: Db, reader: Officer, id: ObservationId, now: Temporal.Instant) {
  const [steps, merged, assessments] = [
    await stepsOf(db, reader, id, now),
    await db.execute<{ id: ObservationId; noticedAt: string }>(sql`
      select x.id, ${utc(sql`x.noticed_at`)} as "noticedAt" from observation_triage s
      join tension_observation x on x.id = s.observation_id
      where s.other_id = ${id} and s.act = 'merged' and s.undone_at is null order by x.noticed_at, x.id`),
    await db.execute<{ id: string; issue: string }>(sql`
      select a.id, a.issue from assessment_observation u join tension_assessment a on a.id = u.assessment_id
      where u.observation_id = ${id} order by a.written_at desc, a.id`),
  ];
  return {
    steps,
    merged: [...merged].map((one) => ({ id: one.id, noticedAt: Temporal.Instant.from(one.noticedAt) })),
    assessments: [...assessments],
  };
}
export type Triage = Awaited<ReturnType<typeof triageOf>>;

const utc = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

async function stepsOf(db: Db, reader: Officer, id: ObservationId, now: Temporal.Instant): Promise<Step[]> {
  const isShown = sql`e.visibility <> 'named_group' and ${isOpenTo('event', sql`e.id`, reader.id, now)}`;
  const rows = await db.execute<Row>(sql`
    select s.id, s.act, s.other_id as other, o.category as "otherWords", case when ${isShown} then e.id end as "eventId",
      case when ${isShown} then e.title end as "eventTitle", s.engagement_id as "engagementId", s.reason,
      w.name as by, ${utc(sql`s.done_at`)} as "doneAt", ${utc(sql`s.undone_at`)} as "undoneAt"
    from observation_triage s join officer w on w.id = s.done_by
    left join tension_observation o on o.id = s.other_id left join event e on e.id = s.event_id
    where s.observation_id = ${id} order by s.done_at desc, s.id`);
  return rows.map(({ doneAt, undoneAt, ...row }) => ({
    ...row,
    doneAt: Temporal.Instant.from(doneAt),
    undoneAt: undoneAt ? Temporal.Instant.from(undoneAt) : null,
  }));
}

/** How many observations of some areas wait to be looked at, counted up to one more than a thousand. */
export async function countWaiting(db: Db, areas: readonly string[]): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from (
    select 1 from tension_observation x where x.area_id = any(${`{${areas.join(',')}}`}::uuid[]) and ${isWaiting}
    limit 1001) as waiting`);
  return row?.count ?? 0;
}
