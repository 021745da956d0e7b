import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { impactGridRow } from '#db/schema/impact-versions.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { changeDraft, type DraftRefusal, lockDraft, type SeenDraft, type VersionRow } from './lock.ts';
import { missingIn } from './missing.ts';

export type ApprovalRefusal = DraftRefusal | 'not now' | 'your own' | 'not whole';

/** Asks for a second pair of eyes, once nothing is missing. */
export const askForApproval = (db: Db, officer: Officer, seen: SeenDraft, now: Temporal.Instant) =>
  step(db, seen, async (tx, draft) => {
    if (draft.askedAt) return refused('not now');
    const rows = await tx.select().from(impactGridRow).where(eq(impactGridRow.versionId, draft.id));
    if (missingIn(draft, rows).length > 0) return refused('not whole');
    await changeDraft(tx, officer, draft, { askedAt: now, sentBackWords: null }, now);
    return done(null);
  });

/** Approves what waits; from then on it stays as it is. Nobody approves what they wrote, or wrote in. */
export const approveImpact = (db: Db, officer: Officer, seen: SeenDraft, now: Temporal.Instant) =>
  step(db, seen, async (tx, draft) => {
    if (!draft.askedAt) return refused('not now');
    if (draft.writtenBy === officer.id || draft.writers.includes(officer.id)) return refused('your own');
    await changeDraft(tx, officer, draft, { approvedAt: now, approvedBy: officer.id }, now);
    return done(null);
  });

/** Says what is to be changed before it can be approved. */
export const sendBackImpact = (
  db: Db,
  officer: Officer,
  seen: SeenDraft,
  { words }: { words: string },
  now: Temporal.Instant,
) =>
  step(db, seen, async (tx, draft) => {
    if (!draft.askedAt) return refused('not now');
    await changeDraft(tx, officer, draft, { askedAt: null, sentBackWords: words }, now);
    return done(null);
  });

const step = (
  db: Db,
  seen: SeenDraft,
  take: (tx: Db, draft: VersionRow) => Promise<Outcome<null, ApprovalRefusal>>,
): Promise<Outcome<null, ApprovalRefusal>> =>
  db.transaction(async (tx) => {
    const found = await lockDraft(tx, seen);
    return found.ok ? take(tx, found.value.draft) : found;
  });
