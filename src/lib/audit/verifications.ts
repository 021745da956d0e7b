import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { auditVerification } from '#db/schema/audit.ts';
import type { Id } from '#db/schema/columns.ts';
import { officer } from '#db/schema/officers.ts';
import type { Sql } from '#db/sql.ts';
import type { Actor } from '#lib/actor.ts';
import { enqueue } from '#lib/jobs/queue.ts';
import { record } from './record.ts';
import { sealEntries } from './seal-entries.ts';
import { type Verdict, verifyChain } from './verify-chain.ts';

export type VerificationId = Id<'audit_verification'>;
export type Verification = typeof auditVerification.$inferSelect & { askedByName: string | null };

/** The newest walk along the chain, under way or done, and the newest that came to its end. */
export async function findVerifications(db: Db) {
  const newest = db
    .select({ row: auditVerification, askedByName: officer.name })
    .from(auditVerification)
    .leftJoin(officer, eq(officer.id, auditVerification.askedBy))
    .orderBy(desc(auditVerification.askedAt))
    .limit(1);
  const [latest] = await newest;
  const [finished] = await db
    .select({ row: auditVerification, askedByName: officer.name })
    .from(auditVerification)
    .leftJoin(officer, eq(officer.id, auditVerification.askedBy))
    .where(isNotNull(auditVerification.finishedAt))
    .orderBy(desc(auditVerification.askedAt))
    .limit(1);
  const whole = (one: typeof latest): Verification | null =>
    one ? { ...one.row, askedByName: one.askedByName } : null;
  return { latest: whole(latest), finished: whole(finished) };
}

/** Asks for a walk along the chain, unless one is under way; the asking is recorded. */
export async function askVerification(db: Db, actor: Actor, now: Temporal.Instant): Promise<void> {
  await db.transaction(async (tx) => {
    const { latest } = await findVerifications(tx);
    if (latest && isUnderWay(latest, now)) return;
    const askedBy = actor.kind === 'officer' ? actor.id : null;
    const [asked] = await tx
      .insert(auditVerification)
      .values({ askedAt: now, askedBy })
      .returning({ id: auditVerification.id });
    const { id } = asked!;
    await record(tx, actor, { operation: 'consult', entity: 'audit_verification', ids: [id] }, now);
    await enqueue(tx, 'verify-access-log', { id });
  });
}

/** Whether a walk still goes on; one that nobody heard of for an hour was cut short. */
export const isUnderWay = (
  { finishedAt, failedAt, askedAt }: Pick<Verification, 'finishedAt' | 'failedAt' | 'askedAt'>,
  now: Temporal.Instant,
): boolean => !finishedAt && !failedAt && now.since(askedAt).total('hours') < 1;

type Desk = { db: Db; sql: Sql; secret: string; clock: () => Temporal.Instant };

/** Seals what is waiting, walks along the chain and writes down how far it came and what it found. */
export async function runVerification(
  { db, sql, secret, clock }: Desk,
  id: VerificationId,
): Promise<Verdict> {
  const mine = and(eq(auditVerification.id, id), isNull(auditVerification.finishedAt));
  const note = (values: Partial<typeof auditVerification.$inferInsert>) =>
    db.update(auditVerification).set(values).where(mine);
  try {
    await sealEntries(sql, secret, clock());
    const verdict = await verifyChain(sql, secret, {
      onProgress: async (progress) => void (await note(progress)),
    });
    await note({ ...foundIn(verdict), finishedAt: clock() });
    return verdict;
  } catch (error) {
    await note({ failedAt: clock() });
    throw error;
  }
}

/** The nightly walk, which nobody asked for. */
export async function verifyNightly(desk: Desk): Promise<Verdict> {
  const [made] = await desk.db
    .insert(auditVerification)
    .values({ askedAt: desk.clock() })
    .returning({ id: auditVerification.id });
  return runVerification(desk, made!.id);
}

const foundIn = ({ entries, sealed, waiting, unused, headHash, broken }: Verdict) => ({
  entries,
  checked: sealed,
  waiting,
  unused,
  headHash: headHash ? Buffer.from(headHash, 'hex') : null,
  fault: broken?.fault ?? null,
  faultPosition: broken?.position ?? null,
  faultEntryId: broken?.entryId ?? null,
  faultAt: broken?.at ? Temporal.Instant.from(broken.at) : null,
});
