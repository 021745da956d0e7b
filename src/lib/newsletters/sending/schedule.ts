import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { IssueId } from '#db/schema/newsletter-issues.ts';
import {
  newsletterSending,
  newsletterStep,
  type SendingId,
  type SendingStep,
} from '#db/schema/newsletter-sendings.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { enqueue } from '#lib/jobs/queue.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockIssue, noted } from '../issues/lock.ts';
import { openSendingOf } from './open-sending.ts';

export type SendRefusal =
  'no such newsletter' | 'not approved' | 'sent already' | 'over' | 'discarded' | 'in the past';
export type Plan = { dueAt: Temporal.Instant; perSecond: number };

/** Sends an approved newsletter, now or at an hour to come. */
export const scheduleSending = (
  db: Db,
  officer: Officer,
  id: IssueId,
  { dueAt, perSecond }: Plan,
  now: Temporal.Instant,
): Promise<Outcome<SendingId, SendRefusal>> =>
  db.transaction(async (tx) => {
    const found = await lockIssue(tx, id);
    if (!found) return refused('no such newsletter');
    const { issue, version } = found;
    if (issue.discardedAt) return refused('discarded');
    if (await openSendingOf(tx, id)) return refused('sent already');
    if (!version.approvedAt) return refused('not approved');
    if (Temporal.Instant.compare(dueAt, now.subtract({ minutes: 1 })) < 0) return refused('in the past');
    const [made] = await tx
      .insert(newsletterSending)
      .values({ versionId: version.id, dueAt, perSecond })
      .onConflictDoNothing()
      .returning({ id: newsletterSending.id });
    if (!made) return refused('sent already');
    await step(tx, made.id, 'scheduled', officer.id, now);
    await noted(tx, officer, id, 'alter', ['sending'], now);
    if (Temporal.Instant.compare(dueAt, now) <= 0) await enqueue(tx, 'send-newsletter', { id: made.id });
    return done(made.id);
  });

/** Holds a sending up: what is in the hands of the mail server arrives, and nothing after it. */
export const pauseSending = (db: Db, officer: Officer, id: SendingId, now: Temporal.Instant) =>
  turned(
    db,
    officer,
    id,
    { kind: 'paused', set: { pausedAt: now }, only: isNull(newsletterSending.pausedAt) },
    now,
  );

/** Lets a sending go on. */
export const resumeSending = (db: Db, officer: Officer, id: SendingId, now: Temporal.Instant) =>
  turned(
    db,
    officer,
    id,
    { kind: 'resumed', set: { pausedAt: null }, only: isNotNull(newsletterSending.pausedAt) },
    now,
  );

/** Ends a sending for good: whoever has it has it, nobody else gets it. */
export const cancelSending = (db: Db, officer: Officer, id: SendingId, now: Temporal.Instant) =>
  turned(db, officer, id, { kind: 'cancelled', set: { cancelledAt: now } }, now);

type Turn = {
  kind: SendingStep;
  set: Partial<typeof newsletterSending.$inferInsert>;
  /** Which sendings are not so already. */
  only?: ReturnType<typeof isNull>;
};

const turned = (
  db: Db,
  officer: Officer,
  id: SendingId,
  { kind, set, only }: Turn,
  now: Temporal.Instant,
): Promise<Outcome<null, 'over'>> =>
  db.transaction(async (tx) => {
    const open = and(isNull(newsletterSending.finishedAt), isNull(newsletterSending.cancelledAt));
    const here = and(eq(newsletterSending.id, id), open);
    const changed = await tx
      .update(newsletterSending)
      .set(set)
      .where(and(here, only))
      .returning({ id: newsletterSending.id });
    // Somebody else pressed the same button: it is as both wanted it.
    if (changed.length === 0)
      return (await tx.$count(newsletterSending, here)) > 0 ? done(null) : refused('over');
    await step(tx, id, kind, officer.id, now);
    if (kind === 'resumed') await enqueue(tx, 'send-newsletter', { id });
    return done(null);
  });

/** Writes down what was done to a sending, and by whom. */
export async function step(
  tx: Db,
  sendingId: SendingId,
  kind: SendingStep,
  by: OfficerId | null,
  now: Temporal.Instant,
): Promise<void> {
  await tx.insert(newsletterStep).values({ sendingId, kind, at: now, by });
}
