import type { Db } from '#db/client.ts';
import type { IssuePart } from '#db/schema/newsletter-issues.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { type Lack, lackOf } from './blocks.ts';
import { changeVersion, type IssueRefusal, lockOpen, noted, type Seen, type Version } from './lock.ts';

export type ApprovalRefusal = IssueRefusal | Lack | 'your own' | 'not asked';

/**
 * Asks somebody else to approve a newsletter. What was chosen from lists is frozen as it stands now: who approves
 * approves what leaves.
 */
export const askForApproval = (
  db: Db,
  officer: Officer,
  seen: Seen,
  parts: readonly IssuePart[],
  now: Temporal.Instant,
): Promise<Outcome<null, ApprovalRefusal>> =>
  withVersion(db, seen, async (tx, version) => {
    if (version.askedAt) return refused('waits for approval');
    const lack = lackOf(parts);
    if (lack) return refused(lack);
    const sentBack = { sentBackAt: null, sentBackBy: null, sentBackReason: null };
    await changeVersion(tx, version, { askedAt: now, askedBy: officer.id, parts, ...sentBack });
    await noted(tx, officer, seen.id, 'alter', ['asked_at'], now);
    return done(null);
  });

/** Approves a newsletter that somebody else wrote and asked about. */
export const approveIssue = (
  db: Db,
  officer: Officer,
  seen: Seen,
  now: Temporal.Instant,
): Promise<Outcome<null, ApprovalRefusal>> =>
  withAsked(db, officer, seen, async (tx, version) => {
    await changeVersion(tx, version, { approvedAt: now, approvedBy: officer.id });
    await noted(tx, officer, seen.id, 'alter', ['approved_at'], now);
  });

/** Sends a newsletter back to its writers, with a reason. */
export const sendBackIssue = (
  db: Db,
  officer: Officer,
  seen: Seen,
  reason: string,
  now: Temporal.Instant,
): Promise<Outcome<null, ApprovalRefusal>> =>
  withAsked(db, officer, seen, async (tx, version) => {
    const open = { askedAt: null, askedBy: null, parts: null };
    const back = { sentBackAt: now, sentBackBy: officer.id, sentBackReason: reason };
    await changeVersion(tx, version, { ...open, ...back });
    await noted(tx, officer, seen.id, 'alter', ['sent_back_at'], now);
  });

const withAsked = (
  db: Db,
  officer: Officer,
  seen: Seen,
  work: (tx: Db, version: Version) => Promise<void>,
): Promise<Outcome<null, ApprovalRefusal>> =>
  withVersion(db, seen, async (tx, version) => {
    if (!version.askedAt) return refused('not asked');
    if (version.writers.includes(officer.id) || version.askedBy === officer.id) return refused('your own');
    await work(tx, version);
    return done(null);
  });

const withVersion = (
  db: Db,
  { id, sequence }: Seen,
  work: (tx: Db, version: Version) => Promise<Outcome<null, ApprovalRefusal>>,
): Promise<Outcome<null, ApprovalRefusal>> =>
  db.transaction(async (tx) => {
    const found = await lockOpen(tx, id);
    if (!found.ok) return found;
    return found.value.sequence === sequence ? work(tx, found.value) : refused('changed meanwhile');
  });
