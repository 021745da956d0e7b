import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  type IssueBlock,
  type IssueFilter,
  type IssueId,
  newsletterIssue,
  newsletterVersion,
} from '#db/schema/newsletter-issues.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { openSendingOf } from '../sending/open-sending.ts';

export type Version = typeof newsletterVersion.$inferSelect;
export type Written = {
  subject: string;
  previewLine: string;
  blocks: readonly IssueBlock[];
  filter: IssueFilter;
};
export type IssueRefusal =
  'no such newsletter' | 'changed meanwhile' | 'waits for approval' | 'approved already' | 'discarded';
/** A version as somebody saw it: what they do is done to that and nothing newer. */
export type Seen = { id: IssueId; sequence: number };

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

/** Begins a new version of a newsletter that was approved and not sent yet: the approval stays with the old one. */
export const beginVersion = (
  db: Db,
  officer: Officer,
  id: IssueId,
  now: Temporal.Instant,
): Promise<Outcome<null, IssueRefusal | 'not approved' | 'sent already'>> =>
  db.transaction(async (tx) => {
    const last = await lastVersion(tx, id);
    if (!last) return refused('no such newsletter');
    if (!last.approvedAt) return refused('not approved');
    if (await openSendingOf(tx, id)) return refused('sent already');
    const { subject, previewLine, blocks, filter, number } = last;
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

/** The newest version of a newsletter, locked until the transaction ends. */
export async function lastVersion(tx: Db, id: IssueId): Promise<Version | null> {
  await tx.select().from(newsletterIssue).where(eq(newsletterIssue.id, id)).for('update');
  const [row] = await tx
    .select()
    .from(newsletterVersion)
    .where(eq(newsletterVersion.issueId, id))
    .orderBy(desc(newsletterVersion.number))
    .limit(1)
    .for('update');
  return row ?? null;
}

const withDraft = (
  db: Db,
  { id, sequence }: Seen,
  work: (tx: Db, draft: Version) => Promise<Outcome<null, IssueRefusal>>,
): Promise<Outcome<null, IssueRefusal>> =>
  db.transaction(async (tx) => {
    const found = await lastVersion(tx, id);
    if (!found) return refused('no such newsletter');
    const thrown = and(eq(newsletterIssue.id, id));
    const [issue] = await tx.select().from(newsletterIssue).where(thrown);
    if (issue?.discardedAt) return refused('discarded');
    if (found.approvedAt) return refused('approved already');
    if (found.askedAt) return refused('waits for approval');
    if (found.sequence !== sequence) return refused('changed meanwhile');
    return work(tx, found);
  });

/** Changes a version and counts the change. */
export async function changeVersion(tx: Db, { id, sequence }: Version, set: Partial<Version>): Promise<void> {
  await tx
    .update(newsletterVersion)
    .set({ ...set, sequence: sequence + 1 })
    .where(eq(newsletterVersion.id, id));
}

/** Writes into the access log what was done to a newsletter. */
export const noted = (
  tx: Db,
  officer: Officer,
  id: IssueId,
  operation: 'collect' | 'alter' | 'consult',
  fields: readonly string[],
  now: Temporal.Instant,
): Promise<void> => record(tx, officer, { operation, entity: 'newsletter_issue', ids: [id], fields }, now);
