import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type CampaignId, campaignVersion } from '#db/schema/campaigns.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import {
  type CampaignRefusal,
  type DraftRefusal,
  inCampaign,
  type SeenDraft,
  touch,
  unchangedDraft,
  type VersionRow,
} from './lock.ts';

export type BeginRefusal = CampaignRefusal | 'draft exists' | 'no such version';

/** Begins the next version with the words of the last, or of an earlier one that is to come back. */
export const beginVersion = (
  db: Db,
  officer: Officer,
  { id, from = null }: { id: CampaignId; from?: number | null },
  now: Temporal.Instant,
): Promise<Outcome<number, BeginRefusal>> =>
  inCampaign<number, BeginRefusal>(db, id, async (tx) => {
    const all = await tx
      .select()
      .from(campaignVersion)
      .where(eq(campaignVersion.campaignId, id))
      .orderBy(desc(campaignVersion.version));
    if (all.some(({ approvedAt }) => !approvedAt)) return refused('draft exists');
    const source = from === null ? all[0] : all.find(({ version }) => version === from);
    if (!source) return refused('no such version');
    const isEarlier = source !== all[0];
    const made = await copy(tx, officer, source, { version: all[0]!.version + 1, isEarlier, now });
    await touch(tx, officer, { id, fields: ['version'] }, now);
    return done(made);
  });

type Copied = { version: number; isEarlier: boolean; now: Temporal.Instant };

async function copy(tx: Db, officer: Officer, source: VersionRow, { version, isEarlier, now }: Copied) {
  const { campaignId, equalityDiscrimination, equalityOpportunity, equalityRelations, equalityEvidence } =
    source;
  const [made] = await tx
    .insert(campaignVersion)
    .values({
      ...{ campaignId, version, restoredFrom: isEarlier ? source.version : null },
      ...{ equalityDiscrimination, equalityOpportunity, equalityRelations, equalityEvidence },
      ...{ writtenAt: now, writtenBy: officer.id, writers: [officer.id] },
    })
    .returning({ id: campaignVersion.id });
  await tx.execute(sql`
    insert into campaign_page (version_id, language, title, lead, body, written_at, written_by)
    select ${made!.id}, language, title, lead, body, written_at, written_by from campaign_page
    where version_id = ${source.id}`);
  return version;
}

/** Throws a draft away; a campaign with nothing else in it goes with it. */
export const discardDraft = (
  db: Db,
  officer: Officer,
  seen: SeenDraft,
  now: Temporal.Instant,
): Promise<Outcome<{ isGone: boolean }, DraftRefusal>> =>
  inCampaign<{ isGone: boolean }, DraftRefusal>(db, seen.id, async (tx) => {
    const draft = await unchangedDraft(tx, seen);
    if (!draft.ok) return draft;
    const isGone = draft.value.version === 1;
    const which = and(eq(campaignVersion.id, draft.value.id), isNull(campaignVersion.approvedAt));
    await tx.delete(campaignVersion).where(which);
    if (isGone) await tx.execute(sql`delete from campaign where id = ${seen.id}`);
    await touch(tx, officer, { id: seen.id, operation: 'erase', fields: ['version'] }, now);
    return done({ isGone });
  });
