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
import { type CampaignRefusal, inCampaign, touch } from './lock.ts';

export type FrameRefusal = CampaignRefusal | 'changed meanwhile' | 'short address taken';
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
};

/** Changes what a campaign is called, whom it is for, its short address, and what belongs to it. */
export const frameCampaign = (
  db: Db,
  officer: Officer,
  { id, sequence }: { id: CampaignId; sequence: number },
  { events, courses, resources, audiences, ...frame }: Frame,
  now: Temporal.Instant,
): Promise<Outcome<null, FrameRefusal>> =>
  inCampaign<null, FrameRefusal>(db, id, async (tx, found) => {
    if (found.sequence !== sequence) return refused('changed meanwhile');
    if (frame.word && (await isTaken(tx, id, frame.word))) return refused('short address taken');
    const set = { ...frame, audiences: [...audiences] as never, sequence: sequence + 1 };
    await tx.update(campaign).set(set).where(eq(campaign.id, id));
    await link(tx, id, { events, courses, resources });
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

async function link(tx: Db, campaignId: CampaignId, { events, courses, resources }: Links): Promise<void> {
  for (const table of [campaignEvent, campaignCourse, campaignResource])
    await tx.delete(table).where(eq(table.campaignId, campaignId));
  const [evented, coursed, given] = [events, courses, resources].map((ids) => [...new Set<string>(ids)]);
  if (evented!.length > 0)
    await tx.insert(campaignEvent).values(evented!.map((one) => ({ campaignId, eventId: one as EventId })));
  if (coursed!.length > 0)
    await tx
      .insert(campaignCourse)
      .values(coursed!.map((one) => ({ campaignId, courseId: one as CourseId })));
  if (given!.length > 0)
    await tx
      .insert(campaignResource)
      .values(given!.map((one) => ({ campaignId, resourceId: one as ResourceId })));
}
