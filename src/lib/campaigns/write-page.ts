import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { CampaignLanguage } from '#db/schema/campaign-terms.ts';
import { type CampaignId, campaignPage } from '#db/schema/campaigns.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { changeVersion, draftIn, type DraftRefusal, inCampaign, type VersionRow, written } from './lock.ts';

export type PageText = { title: string; lead: string; body: string };
/** Which state of a page a form showed. @property sequence null for a page that was not there yet */
export type SeenPage = {
  id: CampaignId;
  version: number;
  language: CampaignLanguage;
  sequence: number | null;
};

const here = ({ id }: VersionRow, language: CampaignLanguage) =>
  and(eq(campaignPage.versionId, id), eq(campaignPage.language, language));

/** Works on one page of a draft, if it is as it was seen. */
const inPage = (
  db: Db,
  officer: Officer,
  seen: SeenPage,
  work: (tx: Db, draft: VersionRow, isThere: boolean) => Promise<unknown>,
  now: Temporal.Instant,
): Promise<Outcome<null, DraftRefusal>> =>
  inCampaign<null, DraftRefusal>(db, seen.id, async (tx) => {
    const draft = await draftIn(tx, seen);
    if (!draft.ok) return draft;
    const [page] = await tx.select().from(campaignPage).where(here(draft.value, seen.language));
    if ((page?.sequence ?? null) !== seen.sequence) return refused('changed meanwhile');
    await work(tx, draft.value, page !== undefined);
    await changeVersion(tx, officer, draft.value, written(draft.value, officer), now);
    return done(null);
  });

/**
 * Writes the page of a draft in one language, or adds it. Two who write in two languages do not meet; of two in one
 * language the second is told.
 */
export const writePage = (
  db: Db,
  officer: Officer,
  seen: SeenPage,
  text: PageText,
  now: Temporal.Instant,
): Promise<Outcome<null, DraftRefusal>> =>
  inPage(
    db,
    officer,
    seen,
    (tx, draft, isThere) => {
      const { language, sequence } = seen;
      const by = { ...text, writtenAt: now, writtenBy: officer.id, sequence: (sequence ?? 0) + 1 };
      return isThere
        ? tx.update(campaignPage).set(by).where(here(draft, language))
        : tx.insert(campaignPage).values({ ...by, versionId: draft.id, language });
    },
    now,
  );

/** Takes a language out of a draft; what stood there stays in the versions before. */
export const removePage = (
  db: Db,
  officer: Officer,
  seen: SeenPage,
  now: Temporal.Instant,
): Promise<Outcome<null, DraftRefusal>> =>
  inPage(db, officer, seen, (tx, draft) => tx.delete(campaignPage).where(here(draft, seen.language)), now);
