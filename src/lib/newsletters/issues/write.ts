import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  type IssueBlock,
  type IssueFilter,
  type IssueId,
  newsletterIssue,
  newsletterVersion,
} from '#db/schema/newsletter-issues.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { openSendingOf } from '../sending/open-sending.ts';
import {
  changeVersion,
  type IssueRefusal,
  lockIssue,
  lockOpen,
  noted,
  type Seen,
  type Version,
} from './lock.ts';

export type Written = {
  subject: string;
  previewLine: string;
  blocks: readonly IssueBlock[];
  filter: IssueFilter;
};

/** Begins a newsletter. */
export const beginIssue = (
  db: Db,
  officer: Officer,
  written: Written,
  now: Temporal.Instant,
): Promise<IssueId> =>
  db.transaction(async (tx) => {
    const [issue] = await tx
      .insert(newsletterIssue)
      .values({ begunAt: now, begunBy: officer.id })
      .returning({ id: newsletterIssue.id });
    const first = { issueId: issue!.id, number: 1, writers: [officer.id], writtenAt: now };
    await tx.insert(newsletterVersion).values({ ...first, ...written });
    await noted(tx, officer, issue!.id, 'collect', ['subject', 'blocks'], now);
    return issue!.id;
  });

/** Writes a draft anew. */
export const editIssue = (
  db: Db,
  officer: Officer,
  seen: Seen,
  written: Written,
  now: Temporal.Instant,
): Promise<Outcome<null, IssueRefusal>> =>
  withDraft(db, seen, async (tx, draft) => {
    const writers = [...new Set([...draft.writers, officer.id])];
    await changeVersion(tx, draft, { ...written, writers, writtenAt: now });
    await noted(tx, officer, seen.id, 'alter', ['subject', 'preview_line', 'blocks', 'filter'], now);
    return done(null);
  });

/** Begins a new version of a newsletter that was approved and is not sent: the approval stays with the old one. */
export const beginVersion = (
  db: Db,
  officer: Officer,
  id: IssueId,
  now: Temporal.Instant,
): Promise<Outcome<null, 'no such newsletter' | 'not approved' | 'sent already'>> =>
  db.transaction(async (tx) => {
    const found = await lockIssue(tx, id);
    if (!found) return refused('no such newsletter');
    if (!found.version.approvedAt) return refused('not approved');
    // What is on its way would lose the page on which it is paused.
    if (await openSendingOf(tx, id)) return refused('sent already');
    const { subject, previewLine, blocks, filter, number } = found.version;
    const next = { subject, previewLine, blocks, filter, issueId: id, number: number + 1 };
    await tx.insert(newsletterVersion).values({ ...next, writers: [officer.id], writtenAt: now });
    await noted(tx, officer, id, 'collect', ['subject', 'blocks'], now);
    return done(null);
  });

/** Puts a newsletter away that was never sent. */
export const discardIssue = (
  db: Db,
  officer: Officer,
  seen: Seen,
  now: Temporal.Instant,
): Promise<Outcome<null, IssueRefusal>> =>
  withDraft(db, seen, async (tx) => {
    await tx
      .update(newsletterIssue)
      .set({ discardedAt: now, discardedBy: officer.id })
      .where(eq(newsletterIssue.id, seen.id));
    await noted(tx, officer, seen.id, 'alter', ['discarded_at'], now);
    return done(null);
  });

const withDraft = (
  db: Db,
  { id, sequence }: Seen,
  work: (tx: Db, draft: Version) => Promise<Outcome<null, IssueRefusal>>,
): Promise<Outcome<null, IssueRefusal>> =>
  db.transaction(async (tx) => {
    const found = await lockOpen(tx, id);
    if (!found.ok) return found;
    if (found.value.askedAt) return refused('waits for approval');
    return found.value.sequence === sequence ? work(tx, found.value) : refused('changed meanwhile');
  });
