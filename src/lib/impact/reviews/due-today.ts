import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { ImpactActionId } from '#db/schema/impact-actions.ts';
import type { ImpactId } from '#db/schema/impact-assessments.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { momentOf } from '#lib/dates.ts';
import { ids, isSeen, type Sight } from '../assessments/sight.ts';
import { reviewDue } from './due-sql.ts';

/** A review that is due, or an action that is. */
export type DueReview = { id: ImpactId; name: string; area: string; owner: string; dueAt: Temporal.Instant };
export type DueAction = {
  id: ImpactActionId;
  impactId: ImpactId;
  name: string;
  what: string;
  owner: string;
  dueOn: Temporal.PlainDate;
};
type Asked = Sight & {
  /** Whose; null for those of everybody in these areas. */ ownerId: OfficerId | null;
  /** Reviews that are due by then, and actions by its day. */ until: Temporal.Instant;
};

/** What is due of community impact by a moment, of one owner or of a team, the oldest first; that it was shown is recorded. */
export async function impactDue(db: Db, officer: Officer, asked: Asked, now: Temporal.Instant, most = 8) {
  if (asked.areas.length === 0 && asked.ownerId === null) return { reviews: [], actions: [] };
  const [reviews, actions] = await Promise.all([
    dueReviews(db, officer, asked, now, most),
    dueActions(db, officer, asked, now, most),
  ]);
  const shown = [...new Set([...reviews.map(({ id }) => id), ...actions.map(({ impactId }) => impactId)])];
  const entry = { operation: 'consult', entity: 'impact_assessment', ids: shown } as const;
  if (shown.length > 0) await record(db, officer, { ...entry, fields: ['owner_id'] }, now);
  return { reviews, actions };
}
export type ImpactDue = Awaited<ReturnType<typeof impactDue>>;

type ReviewRow = Omit<DueReview, 'dueAt'> & { dueAt: number };

async function dueReviews(
  db: Db,
  { id: reader }: Officer,
  { ownerId, until, ...sight }: Asked,
  now: Temporal.Instant,
  most: number,
): Promise<DueReview[]> {
  const rows = await db.execute<ReviewRow>(sql`
    select x.id, x.name, a.name as area, o.name as owner, (date_part('epoch', ${reviewDue}) * 1000)::float8 as "dueAt"
    from impact_assessment x join area a on a.id = x.area_id join officer o on o.id = x.owner_id
    where x.closed_at is null and ${reviewDue} <= ${until.toString()}::timestamptz and ${isSeen(sight, reader, now)}
      and ${ownerId ? sql`x.owner_id = ${ownerId}` : sql`x.area_id = any(${ids(sight.areas)})`}
    order by ${reviewDue}, x.id limit ${most}`);
  return [...rows].map(({ dueAt, ...row }) => ({
    ...row,
    dueAt: momentOf(dueAt),
  }));
}

type ActionRow = Omit<DueAction, 'dueOn'> & { dueOn: string };

async function dueActions(
  db: Db,
  { id: reader }: Officer,
  { ownerId, until, ...sight }: Asked,
  now: Temporal.Instant,
  most: number,
): Promise<DueAction[]> {
  const rows = await db.execute<ActionRow>(sql`
    select t.id, x.id as "impactId", x.name, t.what, coalesce(o.name, t.organisation) as owner, t.due_on::text as "dueOn"
    from impact_action t join impact_assessment x on x.id = t.assessment_id left join officer o on o.id = t.owner_id
    where t.ended_at is null and t.due_on <= (${until.toString()}::timestamptz at time zone 'Europe/London')::date
      and ${isSeen(sight, reader, now)}
      and ${ownerId ? sql`(t.owner_id = ${ownerId} or (t.owner_id is null and x.owner_id = ${ownerId}))` : sql`x.area_id = any(${ids(sight.areas)})`}
    order by t.due_on, t.id limit ${most}`);
  return [...rows].map(({ dueOn, ...row }) => ({ ...row, dueOn: Temporal.PlainDate.from(dueOn) }));
}
