import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  campaign,
  campaignCard,
  type CampaignId,
  campaignPage,
  campaignVersion,
  type CampaignVersionId,
} from '#db/schema/campaigns.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { doEach } from '#lib/jobs/each.ts';
import { type CardFrame, drawCard } from './card.ts';

const system: Actor = { kind: 'system' };
type Due = { id: CampaignVersionId; campaignId: CampaignId };

/**
 * Lets every version out whose moment has come, draws the cards of what is out and has none, and takes what is over
 * from the home page; run by the clock. A second run at once does nothing twice.
 */
export async function publishDue(
  db: Db,
  frame: CardFrame,
  now: Temporal.Instant,
): Promise<{ published: number; cards: number; ended: number }> {
  const due = await db.execute<Due>(sql`
    select v.id, v.campaign_id as "campaignId" from campaign_version v join campaign c on c.id = v.campaign_id
    where v.approved_at is not null and v.published_at is null and c.withdrawn_at is null
      and v.publish_at <= ${now.toString()}::timestamptz
    order by v.publish_at, v.version`);
  const published = await doEach(due, (one) => publish(db, one, now));
  const bare = await db.execute<Due>(sql`
    select v.id, v.campaign_id as "campaignId" from campaign_version v
    where v.published_at is not null and not exists (select from campaign_card k where k.version_id = v.id)
      and not exists (select from campaign_version n where n.campaign_id = v.campaign_id and n.version > v.version
        and n.published_at is not null)`);
  const cards = await doEach(bare, ({ id }) => drawCards(db, id, frame, now));
  return { published, cards, ended: await leaveHome(db, now) };
}

const publish = (db: Db, { id, campaignId }: Due, now: Temporal.Instant): Promise<boolean> =>
  db.transaction(async (tx) => {
    const [held] = await tx.select().from(campaign).where(eq(campaign.id, campaignId)).for('update');
    // Somebody may have withdrawn it while this waited for its turn.
    if (!held || held.withdrawnAt) return false;
    const waits = sql`${campaignVersion.publishedAt} is null and ${campaignVersion.publishAt} <= ${now.toString()}::timestamptz`;
    const [out] = await tx
      .update(campaignVersion)
      .set({ publishedAt: now })
      .where(and(eq(campaignVersion.id, id), waits))
      .returning({ id: campaignVersion.id });
    if (!out) return false;
    const entry = { operation: 'disclose', entity: 'campaign', ids: [campaignId] } as const;
    await record(tx, system, { ...entry, fields: ['published_at'] }, now);
    return true;
  });

/** One for each page; in a script that our typefaces lack, with the words of the English page. */
async function drawCards(db: Db, versionId: CampaignVersionId, frame: CardFrame, now: Temporal.Instant) {
  const pages = await db.select().from(campaignPage).where(eq(campaignPage.versionId, versionId));
  const english = pages.find(({ language }) => language === 'en');
  const cards: (typeof campaignCard.$inferInsert)[] = [];
  // One after the other: the worker shares its machine with the site.
  for (const { language, title } of pages) {
    const card =
      (await drawCard({ title, language }, frame)) ??
      (english && (await drawCard({ title: english.title, language: 'en' }, frame)));
    if (card) cards.push({ versionId, language, drawnAt: now, ...card });
  }
  if (cards.length > 0) await db.insert(campaignCard).values(cards).onConflictDoNothing();
  return cards.length;
}

async function leaveHome(db: Db, now: Temporal.Instant): Promise<number> {
  const over = sql`${campaign.isCurrent} and ${campaign.endsAt} <= ${now.toString()}::timestamptz`;
  const left = await db.update(campaign).set({ isCurrent: false }).where(over).returning({ id: campaign.id });
  return left.length;
}
