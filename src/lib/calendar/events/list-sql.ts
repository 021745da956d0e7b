import { type SQL, sql } from 'drizzle-orm';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { EventList } from './filter.ts';

/** What everybody knows of beforehand and nobody of us holds: there is nothing to say of it afterwards. */
const heldByNobody = ['type_court_or_inquest_date', 'type_anniversary', 'type_public_demonstration'];

/** How long after an event its debrief is asked for, in days. */
export const debriefDays = 60;

/** Events `e` of which nobody has said yet what came of them. */
export const isToDebrief = (now: SQL): SQL => sql`(e.published_at is not null and e.cancelled_at is null
  and e.postponed_at is null and e.ends_at <= ${now} and e.ends_at > ${now} - interval '${sql.raw(String(debriefDays))} days'
  and e.type_code <> all(${`{${heldByNobody.join(',')}}`}::text[])
  and (e.hosted_by_police or exists (select 1 from event_officer g where g.event_id = e.id))
  and not exists (select 1 from event_debrief d where d.event_id = e.id))`;

/** Events `e` that wait for a second pair of eyes. */
export const isToApprove = (now: SQL): SQL => sql`(e.asked_at is not null and e.approved_at is null
  and e.cancelled_at is null and e.published_at is null and e.ends_at > ${now})`;

/** The events `e` of each list. */
export const ofList: Readonly<Record<EventList, (now: SQL) => SQL>> = {
  coming: (now) => sql`e.ends_at > ${now} and e.cancelled_at is null
    and (e.published_at is not null or e.approved_at is not null)`,
  drafts: () => sql`e.asked_at is null and e.approved_at is null and e.published_at is null
    and e.cancelled_at is null`,
  waiting: isToApprove,
  debrief: isToDebrief,
  past: (now) => sql`e.ends_at <= ${now} and e.published_at is not null and e.cancelled_at is null`,
  off: () => sql`(e.cancelled_at is not null or e.postponed_at is not null)`,
  all: () => sql`true`,
};

/** Events `e` that an officer leads or goes to, or wrote. */
export const isTheirs = (id: OfficerId): SQL => sql`(e.lead_officer_id = ${id} or e.added_by = ${id}
  or exists (select 1 from event_officer g where g.event_id = e.id and g.officer_id = ${id}))`;

/** Events `e` that lie in one of some areas. */
export const liesIn = (areas: readonly AreaId[]): SQL =>
  sql`e.area_id = any(${`{${areas.join(',')}}`}::uuid[])`;

/** Events `e` in an area by its slug, or in what lies in it. */
export const within = (slug: string): SQL => sql`e.area_id in (
  with recursive down as (select id from area where slug = ${slug} and valid_to is null
    union select a.id from area a join down on a.parent_id = down.id) select id from down)`;
