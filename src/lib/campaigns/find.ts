import { asc, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { campaignCourse, campaignEvent, campaignResource } from '#db/schema/campaign-links.ts';
import { campaign, type CampaignId, campaignPage, campaignVersion } from '#db/schema/campaigns.ts';
import { officer as account } from '#db/schema/officers.ts';
import { campaignState, versionState } from './state.ts';

const author = alias(account, 'author');
const approver = alias(account, 'approver');
const remover = alias(account, 'remover');

/** Where a campaign lies, for whoever has to know before it is shown; null where there is none. */
export async function placeOfCampaign(db: Db, id: CampaignId | null) {
  if (!id) return null;
  const [row] = await db
    .select({ id: campaign.id, areaId: campaign.areaId })
    .from(campaign)
    .where(eq(campaign.id, id));
  return row ?? null;
}

const versionsOf = (db: Db, id: CampaignId) =>
  db
    .select({
      version: campaignVersion,
      author: author.name,
      approver: approver.name,
      writers: sql<string>`(select string_agg(o.name, ', ' order by o.name) from officer o
        where o.id = any(${campaignVersion.writers}))`,
    })
    .from(campaignVersion)
    .innerJoin(author, eq(author.id, campaignVersion.writtenBy))
    .leftJoin(approver, eq(approver.id, campaignVersion.approvedBy))
    .where(eq(campaignVersion.campaignId, id))
    .orderBy(desc(campaignVersion.version));

const pagesOf = (db: Db, id: CampaignId) =>
  db
    .select({ page: campaignPage, writer: author.name })
    .from(campaignPage)
    .innerJoin(campaignVersion, eq(campaignVersion.id, campaignPage.versionId))
    .innerJoin(author, eq(author.id, campaignPage.writtenBy))
    .where(eq(campaignVersion.campaignId, id))
    .orderBy(sql`${campaignPage.language} <> 'en'`, asc(campaignPage.language));

/** A campaign with all its versions, newest first, and their pages, English first. */
export async function findCampaign(db: Db, id: CampaignId, now: Temporal.Instant) {
  const [row] = await db
    .select({ campaign, area: { id: area.id, name: area.name, slug: area.slug }, remover: remover.name })
    .from(campaign)
    .innerJoin(area, eq(area.id, campaign.areaId))
    .leftJoin(remover, eq(remover.id, campaign.withdrawnBy))
    .where(eq(campaign.id, id));
  if (!row) return null;
  const [versions, pages, events, courses, resources] = await Promise.all([
    versionsOf(db, id),
    pagesOf(db, id),
    db.select().from(campaignEvent).where(eq(campaignEvent.campaignId, id)),
    db.select().from(campaignCourse).where(eq(campaignCourse.campaignId, id)),
    db.select().from(campaignResource).where(eq(campaignResource.campaignId, id)),
  ]);
  const whole = versions.map((one) => ({
    ...one,
    state: versionState(one.version),
    pages: pages.filter(({ page }) => page.versionId === one.version.id),
  }));
  return {
    ...row,
    state: campaignState(
      row.campaign,
      versions.map(({ version }) => version),
      now,
    ),
    versions: whole,
    draft: whole.find(({ version }) => !version.approvedAt) ?? null,
    next: whole.find(({ version }) => version.approvedAt && !version.publishedAt) ?? null,
    out: whole.find(({ version }) => version.publishedAt) ?? null,
    events: events.map(({ eventId }) => eventId),
    courses: courses.map(({ courseId }) => courseId),
    resources: resources.map(({ resourceId }) => resourceId),
  };
}
export type FoundCampaign = NonNullable<Awaited<ReturnType<typeof findCampaign>>>;
export type FoundVersion = FoundCampaign['versions'][number];
