import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { CampaignId } from '#db/schema/campaigns.ts';
import type { CourseId } from '#db/schema/courses.ts';
import type { EventId } from '#db/schema/events.ts';
import type { ResourceId } from '#db/schema/resources.ts';
import { momentOf } from '#lib/dates.ts';
import { isPublishedNow } from './resources/published-sql.ts';

/** @property title null for an event that was taken from the public after it was linked: it is not ours to name */
export type LinkableEvent = {
  id: EventId;
  title: string | null;
  startsAt: Temporal.Instant;
  isOver: boolean;
};
export type LinkableCourse = { id: CourseId; title: string; isTaught: boolean };
export type LinkableResource = { id: ResourceId; title: string; isPublic: boolean };

const isPublicEvent = sql`e.visibility = 'public' and e.published_at is not null and e.cancelled_at is null`;

/** What belongs to a campaign already, and so many of what could: the next events, and what was published last. */
export async function linkableTo(db: Db, id: CampaignId, now: Temporal.Instant, most = 12) {
  const at = sql`${now.toString()}::timestamptz`;
  const [events, courses, resources] = await Promise.all([
    db.execute<Omit<LinkableEvent, 'startsAt'> & { startsAt: number }>(sql`
      select e.id, case when ${isPublicEvent} then e.title end as title, e.ends_at <= ${at} as "isOver",
        (date_part('epoch', e.starts_at) * 1000)::float8 as "startsAt" from event e
      where e.id in (select l.event_id from campaign_event l where l.campaign_id = ${id}) or e.id in (
        select e.id from event e where ${isPublicEvent} and e.ends_at > ${at} order by e.starts_at, e.id limit ${most})
      order by e.starts_at, e.id`),
    db.execute<LinkableCourse>(sql`
      select c.id, c.title, c.retired_at is null as "isTaught" from course c where c.retired_at is null
        or c.id in (select l.course_id from campaign_course l where l.campaign_id = ${id}) order by c.title, c.id`),
    linkableResources(db, id, now, most),
  ]);
  return {
    events: [...events].map((row) => ({ ...row, startsAt: momentOf(row.startsAt) })),
    courses: [...courses],
    resources,
  };
}

// One of a family stands for it: the page of the campaign says in which languages it is.
async function linkableResources(db: Db, id: CampaignId, now: Temporal.Instant, most: number) {
  const published = sql`from resource r join resource_version v on v.resource_id = r.id
    where r.family_id = f.family_id and ${isPublishedNow(now)}`;
  const rows = await db.execute<LinkableResource>(sql`
    with linked as (select f.id, f.family_id from campaign_resource l join resource f on f.id = l.resource_id
      where l.campaign_id = ${id}),
    newest as (select f.id from resource f, lateral (select max(v.approved_at) as at ${published}) p
      where f.id = f.family_id and p.at is not null and f.family_id not in (select family_id from linked)
      order by p.at desc, f.id limit ${most})
    select f.id, p.title is not null as "isPublic", coalesce(p.title,
        (select v.title from resource_version v where v.resource_id = f.id order by v.number desc limit 1)) as title
    from resource f left join lateral (
      select v.title ${published} order by r.id <> f.id, r.language <> 'en', r.language limit 1) p on true
    where f.id in (select id from linked union all select id from newest) order by 3, 1`);
  return [...rows];
}

/** The public event at an address of this site; null where there is none. */
export async function eventAt(db: Db, slug: string): Promise<EventId | null> {
  const [row] = await db.execute<{ id: EventId }>(
    sql`select e.id from event e where e.slug = ${slug} and ${isPublicEvent}`,
  );
  return row?.id ?? null;
}

/** What stands for the family of the material at an address of this site; null where nothing is published. */
export async function resourceAt(db: Db, slug: string, now: Temporal.Instant): Promise<ResourceId | null> {
  const [row] = await db.execute<{ id: ResourceId }>(sql`
    select r.family_id as id from resource r join resource_version v on v.resource_id = r.id
    where r.slug = ${slug} and ${isPublishedNow(now)}`);
  return row?.id ?? null;
}
