import { desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type IssueId, newsletterIssue, newsletterVersion } from '#db/schema/newsletter-issues.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

type Issue = typeof newsletterIssue.$inferSelect;
export type Version = typeof newsletterVersion.$inferSelect;
export type OpenRefusal = 'no such newsletter' | 'discarded' | 'approved already';
export type IssueRefusal = OpenRefusal | 'changed meanwhile' | 'waits for approval';
/** A version as somebody saw it: what they do is done to that and nothing newer. */
export type Seen = { id: IssueId; sequence: number };

/** A newsletter with its newest version, locked until the transaction ends; null where there is none. */
export async function lockIssue(tx: Db, id: IssueId): Promise<{ issue: Issue; version: Version } | null> {
  const [issue] = await tx.select().from(newsletterIssue).where(eq(newsletterIssue.id, id)).for('update');
  const [version] = await tx
    .select()
    .from(newsletterVersion)
    .where(eq(newsletterVersion.issueId, id))
    .orderBy(desc(newsletterVersion.number))
    .limit(1)
    .for('update');
  return issue && version ? { issue, version } : null;
}

/** Its newest version, locked, as long as nobody has approved it. */
export async function lockOpen(tx: Db, id: IssueId): Promise<Outcome<Version, OpenRefusal>> {
  const found = await lockIssue(tx, id);
  if (!found) return refused('no such newsletter');
  if (found.issue.discardedAt) return refused('discarded');
  return found.version.approvedAt ? refused('approved already') : done(found.version);
}

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
