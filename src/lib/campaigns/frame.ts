import { and, eq, ne, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { CampaignAudience } from '#db/schema/campaign-terms.ts';
import { campaignCourse, campaignEvent, campaignResource } from '#db/schema/campaign-links.ts';
import { campaign, type CampaignId } from '#db/schema/campaigns.ts';
import type { CourseId } from '#db/schema/courses.ts';
import type { EventId } from '#db/schema/events.ts';
import type { ResourceId } from '#db/schema/resources.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { eventAt, resourceAt } from './linkable.ts';
import { type CampaignRefusal, inCampaign, touch } from './lock.ts';

export type FrameRefusal =
  CampaignRefusal | 'changed meanwhile' | 'short address taken' | 'no event there' | 'no material there';
/** What stands round the words of a campaign: it counts at once, without another version. */
export type Frame = {
  name: string;
  audiences: readonly CampaignAudience[];
  /** The word behind "/c/"; null for none. */
  word: string | null;
  /** Where a page that is over leads. */
  followedBy: CampaignId | null;
  events: readonly EventId[];
  courses: readonly CourseId[];
  resources: readonly ResourceId[];
  /** The ends of the addresses of one more event, and of one more piece of material; null for none. */
  eventSlug: string | null;
  resourceSlug: string | null;
};

/** Changes what a campaign is called, whom it is for, its short address, and what belongs to it. */
export const frameCampaign = (
  db: Db,
  officer: Officer,
  { id, sequence }: { id: CampaignId; sequence: number },
  { events, courses, resources, eventSlug, resourceSlug, audiences, ...frame }: Frame,
  now: Temporal.Instant,
): Promise<Outcome<null, FrameRefusal>> =>
  inCampaign<null, FrameRefusal>(db, id, async (tx, found) => {
    if (found.sequence !== sequence) return refused('changed meanwhile');
    if (frame.word && (await isTaken(tx, id, frame.word))) return refused('short address taken');
    const event = eventSlug === null ? null : await eventAt(tx, eventSlug);
    if (eventSlug !== null && !event) return refused('no event there');
    const resource = resourceSlug === null ? null : await resourceAt(tx, resourceSlug, now);
    if (resourceSlug !== null && !resource) return refused('no material there');
    const set = { ...frame, audiences: [...audiences] as never, sequence: sequence + 1 };
    await tx.update(campaign).set(set).where(eq(campaign.id, id));
    await link(tx, id, {
      ...{ events: [...events, ...(event ? [event] : [])], courses },
      resources: [...resources, ...(resource ? [resource] : [])],
    });
    await touch(tx, officer, { id, fields: ['name', 'audiences', 'word', 'followed_by', 'links'] }, now);
    return done(null);
  });

async function isTaken(tx: Db, id: CampaignId, word: string): Promise<boolean> {
  // Two who choose one word at once follow each other.
  await tx.execute(sql`select pg_advisory_xact_lock(7251964028)`);
  const other = and(eq(campaign.word, word), ne(campaign.id, id));
  const [row] = await tx.select({ id: campaign.id }).from(campaign).where(other);
  return row !== undefined;
}

type Links = Pick<Frame, 'events' | 'courses' | 'resources'>;

async function link(tx: Db, id: CampaignId, { events, courses, resources }: Links): Promise<void> {
  for (const table of [campaignEvent, campaignCourse, campaignResource])
    await tx.delete(table).where(eq(table.campaignId, id));
  const all = (ids: readonly string[]) => sql`any(${`{${ids.join(',')}}`}::uuid[])`;
  // What was erased since the form was opened is left out.
  await tx.execute(sql`insert into campaign_event (campaign_id, event_id)
    select ${id}, e.id from event e where e.id = ${all(events)}`);
  await tx.execute(sql`insert into campaign_course (campaign_id, course_id)
    select ${id}, c.id from course c where c.id = ${all(courses)}`);
  await tx.execute(sql`insert into campaign_resource (campaign_id, resource_id)
    select ${id}, r.id from resource r where r.id = ${all(resources)}`);
}
