import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { type CampaignId, campaignPage, campaignVersion } from '#db/schema/campaigns.ts';
import type { CampaignLanguage } from '#db/schema/campaign-terms.ts';
import type { Officer } from '#lib/actor.ts';
import { approveCampaign, askForApproval } from '#lib/campaigns/approve.ts';
import { writeEquality } from '#lib/campaigns/equality.ts';
import { findCampaign } from '#lib/campaigns/find.ts';
import type { SeenDraft } from '#lib/campaigns/lock.ts';
import { publishDue } from '#lib/campaigns/publish-due.ts';
import { scheduleCampaign } from '#lib/campaigns/schedule.ts';
import { startCampaign } from '#lib/campaigns/start.ts';
import { type PageText, writePage } from '#lib/campaigns/write-page.ts';
import type { Outcome } from '#lib/outcome.ts';
import { theArea } from './engagement-makers.ts';
import { anOfficer, now } from './makers.ts';

export const cardFrame = {
  site: 'Concord',
  line: 'Prevent',
  weave: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630"/>',
};
export const aText: PageText = {
  title: 'Talk about it',
  lead: 'One question is enough.',
  body: '## Ask\n\nAsk [somebody](/help).',
};
export const saidOfEquality = {
  equalityDiscrimination: 'No picture shows a person.',
  equalityOpportunity: 'It is read aloud and in large print.',
  equalityRelations: 'It names no community.',
  equalityEvidence: 'The advisory group read it.',
};

function must<T>(outcome: Outcome<T, string>): T {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

type Given = { areaId?: AreaId; at?: Temporal.Instant; name?: string };

/** A campaign with nothing written in it. */
export async function aCampaign(db: Db, author: Officer, { areaId, at = now, name }: Given = {}) {
  const slug = `campaign-${crypto.randomUUID()}`;
  const given = { areaId: areaId ?? (await theArea(db)), name: name ?? 'Talk about it', slug };
  return must(await startCampaign(db, author, { ...given, audiences: ['parents'] }, at));
}

/** The draft of a campaign as a form shows it. */
export async function seenDraft(db: Db, id: CampaignId): Promise<SeenDraft> {
  const isDraft = and(eq(campaignVersion.campaignId, id), isNull(campaignVersion.approvedAt));
  const [row] = await db.select().from(campaignVersion).where(isDraft);
  return { id, version: row!.version, sequence: row!.sequence };
}

/** The page of a draft as a form shows it. */
export async function seenPage(db: Db, id: CampaignId, language: CampaignLanguage = 'en') {
  const [draft] = await db
    .select()
    .from(campaignVersion)
    .where(eq(campaignVersion.campaignId, id))
    .orderBy(desc(campaignVersion.version))
    .limit(1);
  const here = and(eq(campaignPage.versionId, draft!.id), eq(campaignPage.language, language));
  const [page] = await db.select().from(campaignPage).where(here);
  return { id, version: draft!.version, language, sequence: page?.sequence ?? null };
}

/** Writes a page, and what it means for equality, in the draft of a campaign. */
export async function writeAll(
  db: Db,
  author: Officer,
  id: CampaignId,
  text: Partial<PageText> = {},
  at = now,
) {
  must(await writePage(db, author, await seenPage(db, id), { ...aText, ...text }, at));
  must(await writeEquality(db, author, await seenDraft(db, id), saidOfEquality, at));
}

/** A campaign whose first version waits for approval. */
export async function aWaitingCampaign(db: Db, author: Officer, given: Given = {}) {
  const id = await aCampaign(db, author, given);
  await writeAll(db, author, id, {}, given.at);
  must(await askForApproval(db, author, await seenDraft(db, id), given.at ?? now));
  return id;
}

/** A campaign whose first version is approved, by a supervisor made for it. */
export async function anApprovedCampaign(db: Db, author: Officer, given: Given = {}) {
  const id = await aWaitingCampaign(db, author, given);
  must(await approveCampaign(db, await anOfficer(db), await seenDraft(db, id), given.at ?? now));
  return id;
}

/** A campaign that is approved and goes out later. */
export async function aScheduledCampaign(
  db: Db,
  author: Officer,
  {
    publishAt,
    endsAt = null,
    ...given
  }: Given & { publishAt: Temporal.Instant; endsAt?: Temporal.Instant | null },
) {
  const id = await anApprovedCampaign(db, author, given);
  const { campaign } = (await findCampaign(db, id, given.at ?? now))!;
  const seen = { id, sequence: campaign.sequence };
  must(await scheduleCampaign(db, author, seen, { publishAt, endsAt }, given.at ?? now));
  return id;
}

type Out = Given & { endsAt?: Temporal.Instant | null };

/** A campaign that is out. */
export async function aPublicCampaign(
  db: Db,
  author: Officer,
  { endsAt = null, at = now, ...given }: Out = {},
) {
  const id = await aScheduledCampaign(db, author, { ...given, at, publishAt: at, endsAt });
  await publishDue(db, cardFrame, at);
  return id;
}

/** A campaign that goes out in two days, and a moment after that. */
export async function aDueCampaign(db: Db): Promise<Temporal.Instant> {
  await aScheduledCampaign(db, await anOfficer(db, 'comms'), { publishAt: now.add({ hours: 48 }) });
  return now.add({ hours: 72 });
}
