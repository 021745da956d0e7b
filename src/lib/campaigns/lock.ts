import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { campaign, type CampaignId, campaignVersion } from '#db/schema/campaigns.ts';
import type { Operation } from '#db/schema/audit.ts';
import type { Officer } from '#lib/actor.ts';
import { columnsOf } from '#lib/audit/columns-of.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type CampaignRow = typeof campaign.$inferSelect;
export type VersionRow = typeof campaignVersion.$inferSelect;
export type CampaignRefusal = 'no such campaign' | 'withdrawn';
export type DraftRefusal = CampaignRefusal | 'no draft' | 'changed meanwhile';
/** Which state of a draft a form showed: when it is another by now, nothing is written over. */
export type SeenDraft = { id: CampaignId; version: number; sequence: number };

/** Works in one campaign, locked until it is done, so that whoever writes, approves and publishes follow each other. */
export const inCampaign = <T, Reason extends string>(
  db: Db,
  id: CampaignId,
  work: (tx: Db, campaign: CampaignRow) => Promise<Outcome<T, Reason>>,
): Promise<Outcome<T, Reason | CampaignRefusal>> =>
  db.transaction(async (tx) => {
    const [found] = await tx.select().from(campaign).where(eq(campaign.id, id)).for('update');
    if (!found) return refused('no such campaign');
    return found.withdrawnAt ? refused('withdrawn') : work(tx, found);
  });

/** The draft of a locked campaign, of the version that a form showed. */
export async function draftIn(
  tx: Db,
  { id, version }: Pick<SeenDraft, 'id' | 'version'>,
): Promise<Outcome<VersionRow, DraftRefusal>> {
  const isDraft = and(eq(campaignVersion.campaignId, id), isNull(campaignVersion.approvedAt));
  const [draft] = await tx.select().from(campaignVersion).where(isDraft);
  if (!draft) return refused('no draft');
  return draft.version === version ? done(draft) : refused('changed meanwhile');
}

/** The same, if nothing of it was changed since the form showed it. */
export async function unchangedDraft(tx: Db, seen: SeenDraft): Promise<Outcome<VersionRow, DraftRefusal>> {
  const found = await draftIn(tx, seen);
  if (!found.ok) return found;
  return found.value.sequence === seen.sequence ? found : refused('changed meanwhile');
}

/** Changes a version of a locked campaign, counts the change and records it. */
export async function changeVersion(
  tx: Db,
  officer: Officer,
  version: VersionRow,
  set: Partial<VersionRow>,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .update(campaignVersion)
    .set({ ...set, sequence: version.sequence + 1 })
    .where(eq(campaignVersion.id, version.id));
  await touch(tx, officer, { id: version.campaignId, fields: columnsOf(set) }, now);
}

/** What is set in a draft by writing in it: who wrote, and that it waits no more, for it would be approved unread. */
export const written = ({ writers }: VersionRow, { id }: Officer): Partial<VersionRow> => ({
  writers: [...new Set([...writers, id])],
  askedAt: null,
});

type Touched = { id: CampaignId; operation?: Operation; fields: readonly string[] };

/** Says of a locked campaign that something was done in it, and records what. */
export async function touch(
  tx: Db,
  officer: Officer,
  { id, operation = 'alter', fields }: Touched,
  now: Temporal.Instant,
): Promise<void> {
  await tx.update(campaign).set({ touchedAt: now }).where(eq(campaign.id, id));
  await record(tx, officer, { operation, entity: 'campaign', ids: [id], fields }, now);
}
