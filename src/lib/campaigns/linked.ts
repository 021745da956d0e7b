import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { CampaignId } from '#db/schema/campaigns.ts';
import { momentOf } from '#lib/dates.ts';

export type LinkedEvent = { slug: string; title: string; place: string | null; startsAt: Temporal.Instant };
export type LinkedCourse = { slug: string; title: string; summary: string };
export type Linked = { events: readonly LinkedEvent[]; courses: readonly LinkedCourse[] };

/** What belongs to a campaign and is for the public: events still to come, and courses that are taught. */
export async function linkedTo(db: Db, id: CampaignId, now: Temporal.Instant): Promise<Linked> {
  const [events, courses] = await Promise.all([
    db.execute<Omit<LinkedEvent, 'startsAt'> & { startsAt: number }>(sql`
      select e.slug, e.title, coalesce(e.venue, s.name, case when e.mode = 'online' then 'Online' end) as place,
        (date_part('epoch', e.starts_at) * 1000)::float8 as "startsAt"
      from campaign_event l join event e on e.id = l.event_id left join site s on s.id = e.site_id
      where l.campaign_id = ${id} and e.visibility = 'public' and e.published_at is not null
        and e.cancelled_at is null and e.postponed_at is null and e.ends_at > ${now.toString()}::timestamptz
      order by e.starts_at, e.id limit 4`),
    db.execute<LinkedCourse>(sql`
      select c.slug, c.title, c.summary from campaign_course l join course c on c.id = l.course_id
      where l.campaign_id = ${id} and c.retired_at is null order by c.title, c.id limit 6`),
  ]);
  return {
    events: [...events].map(({ startsAt, ...row }) => ({
      ...row,
      startsAt: momentOf(startsAt),
    })),
    courses: [...courses],
  };
}
