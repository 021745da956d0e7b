import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { campaignPage } from '#db/schema/campaigns.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import {
  changeVersion,
  type DraftRefusal,
  inCampaign,
  type SeenDraft,
  unchangedDraft,
  type VersionRow,
} from './lock.ts';
import { missingIn } from './missing.ts';

export type ApprovalRefusal = DraftRefusal | 'incomplete' | 'not asked' | 'asked already' | 'your own';

const step = (
  db: Db,
  officer: Officer,
  seen: SeenDraft,
  now: Temporal.Instant,
  take: (tx: Db, draft: VersionRow) => Promise<Outcome<Partial<VersionRow>, ApprovalRefusal>>,
): Promise<Outcome<null, ApprovalRefusal>> =>
  inCampaign<null, ApprovalRefusal>(db, seen.id, async (tx) => {
    const draft = await unchangedDraft(tx, seen);
    if (!draft.ok) return draft;
    const taken = await take(tx, draft.value);
    if (!taken.ok) return taken;
    await changeVersion(tx, officer, draft.value, taken.value, now);
    return done(null);
  });

/** Asks somebody else to approve a draft that has everything. */
export const askForApproval = (db: Db, officer: Officer, seen: SeenDraft, now: Temporal.Instant) =>
  step(db, officer, seen, now, async (tx, draft) => {
    if (draft.askedAt) return refused('asked already');
    const pages = await tx.select().from(campaignPage).where(eq(campaignPage.versionId, draft.id));
    return missingIn(draft, pages).length > 0
      ? refused('incomplete')
      : done({ askedAt: now, sentBackWords: null });
  });

/** Approves what others wrote; from then on it stays as it is. Nobody approves what they wrote, or wrote in. */
export const approveCampaign = (db: Db, officer: Officer, seen: SeenDraft, now: Temporal.Instant) =>
  step(db, officer, seen, now, async (_tx, { askedAt, writers }) => {
    if (!askedAt) return refused('not asked');
    return writers.includes(officer.id)
      ? refused('your own')
      : done({ approvedAt: now, approvedBy: officer.id });
  });

/** Says what is to be changed before it can be approved. */
export const sendBackCampaign = (
  db: Db,
  officer: Officer,
  seen: SeenDraft,
  { words }: { words: string },
  now: Temporal.Instant,
) =>
  step(db, officer, seen, now, async (_tx, { askedAt }) =>
    askedAt ? done({ askedAt: null, sentBackWords: words }) : refused('not asked'),
  );
