import { asc, desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { type IssueId, newsletterIssue, newsletterVersion } from '#db/schema/newsletter-issues.ts';
import { newsletterSending, newsletterStep } from '#db/schema/newsletter-sendings.ts';
import { officer as account } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { issueState } from './state.ts';
import { noted } from './lock.ts';

const approver = alias(account, 'approver');
const asker = alias(account, 'asker');
const sender = alias(account, 'sender');

/** A newsletter with its versions, the newest first, and the way it was sent; the look is recorded. */
export async function findIssue(db: Db, officer: Officer, id: IssueId | null, now: Temporal.Instant) {
  if (!id) return null;
  const rows = await db
    .select({
      issue: newsletterIssue,
      version: newsletterVersion,
      sending: newsletterSending,
      approverName: approver.name,
      askerName: asker.name,
    })
    .from(newsletterIssue)
    .innerJoin(newsletterVersion, eq(newsletterVersion.issueId, newsletterIssue.id))
    .leftJoin(newsletterSending, eq(newsletterSending.versionId, newsletterVersion.id))
    .leftJoin(approver, eq(approver.id, newsletterVersion.approvedBy))
    .leftJoin(asker, eq(asker.id, newsletterVersion.askedBy))
    .where(eq(newsletterIssue.id, id))
    .orderBy(desc(newsletterVersion.number));
  const [newest] = rows;
  if (!newest) return null;
  await noted(db, officer, id, 'consult', ['subject', 'blocks'], now);
  const sending = newest.sending;
  const steps = sending ? await stepsOf(db, sending.id) : [];
  return { ...newest, versions: rows, steps, state: issueState(newest.issue, newest.version, sending) };
}

const stepsOf = (db: Db, id: (typeof newsletterSending.$inferSelect)['id']) =>
  db
    .select({ kind: newsletterStep.kind, at: newsletterStep.at, name: sender.name })
    .from(newsletterStep)
    .leftJoin(sender, eq(sender.id, newsletterStep.by))
    .where(eq(newsletterStep.sendingId, id))
    .orderBy(asc(newsletterStep.at));
