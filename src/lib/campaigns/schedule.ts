import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { campaign, type CampaignId, campaignVersion } from '#db/schema/campaigns.ts';
import type { Officer } from '#lib/actor.ts';
import { columnsOf } from '#lib/audit/columns-of.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { type CampaignRefusal, inCampaign, touch } from './lock.ts';

export type ScheduleRefusal = CampaignRefusal | 'ends before it begins' | 'changed meanwhile';
export type CurrentRefusal = CampaignRefusal | 'not out';
type SeenCampaign = { id: CampaignId; sequence: number };
/** When the approved version goes out, and when the campaign is over; null for never. */
export type Times = { publishAt: Temporal.Instant | null; endsAt: Temporal.Instant | null };

/** Says when what is approved goes out, and when the campaign is over. What is out already keeps its moment. */
export const scheduleCampaign = (
  db: Db,
  officer: Officer,
  { id, sequence }: SeenCampaign,
  { publishAt, endsAt }: Times,
  now: Temporal.Instant,
): Promise<Outcome<null, ScheduleRefusal>> =>
  inCampaign<null, ScheduleRefusal>(db, id, async (tx, found) => {
    if (found.sequence !== sequence) return refused('changed meanwhile');
    const begins = publishAt ?? now;
    if (endsAt && Temporal.Instant.compare(endsAt, begins) <= 0) return refused('ends before it begins');
    await tx
      .update(campaign)
      .set({ endsAt, sequence: sequence + 1 })
      .where(eq(campaign.id, id));
    await setPublication(tx, id, publishAt);
    await touch(tx, officer, { id, fields: ['publish_at', 'ends_at'] }, now);
    return done(null);
  });

// Of several that are approved the newest goes out: an earlier one would be read for an hour, or beside it.
async function setPublication(tx: Db, id: CampaignId, publishAt: Temporal.Instant | null): Promise<void> {
  const waits = sql`campaign_id = ${id} and approved_at is not null and published_at is null`;
  await tx.execute(sql`
    update campaign_version set sequence = sequence + 1, publish_at = case
      when version = (select max(version) from campaign_version where ${waits})
      then ${publishAt?.toString() ?? null}::timestamptz end where ${waits}`);
}

/** Shows a campaign that is out on the home page, in the place of the one before. */
export const makeCurrent = (
  db: Db,
  officer: Officer,
  { id }: { id: CampaignId },
  now: Temporal.Instant,
): Promise<Outcome<null, CurrentRefusal>> =>
  inCampaign<null, CurrentRefusal>(db, id, async (tx, found) => {
    if (!(await isOut(tx, id)) || (found.endsAt && Temporal.Instant.compare(found.endsAt, now) <= 0))
      return refused('not out');
    // Two who choose at once follow each other, so that there is one.
    await tx.execute(sql`select pg_advisory_xact_lock(7251964027)`);
    await tx.update(campaign).set({ isCurrent: false }).where(eq(campaign.isCurrent, true));
    await tx.update(campaign).set({ isCurrent: true }).where(eq(campaign.id, id));
    await touch(tx, officer, { id, fields: ['is_current'] }, now);
    return done(null);
  });

/** Takes a campaign off the site at once, for a reason; nothing of it is written any more. */
export const withdrawCampaign = (
  db: Db,
  officer: Officer,
  { id }: { id: CampaignId },
  { reason }: { reason: string },
  now: Temporal.Instant,
): Promise<Outcome<null, CampaignRefusal>> =>
  inCampaign<null, CampaignRefusal>(db, id, async (tx) => {
    const set = { withdrawnAt: now, withdrawnBy: officer.id, withdrawnReason: reason, isCurrent: false };
    await tx.update(campaign).set(set).where(eq(campaign.id, id));
    await touch(tx, officer, { id, fields: columnsOf(set) }, now);
    return done(null);
  });

async function isOut(tx: Db, id: CampaignId): Promise<boolean> {
  const which = and(eq(campaignVersion.campaignId, id), isNotNull(campaignVersion.publishedAt));
  const [row] = await tx.select({ id: campaignVersion.id }).from(campaignVersion).where(which).limit(1);
  return row !== undefined;
}
