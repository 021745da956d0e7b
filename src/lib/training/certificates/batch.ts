import { and, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type BatchId, certificate, certificateBatch, type CertificateId } from '#db/schema/certificates.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import type { Officer, Partner } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { enqueue } from '#lib/jobs/queue.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** Whose certificates: of a session, or of an organisation. */
export type BatchOf = { sessionId: SessionId } | { institutionId: InstitutionId };
export type Batch = typeof certificateBatch.$inferSelect;

/** More than these in one file, and the file is too large to send. */
const mostInBatch = 2000;

const patience = { minutes: 15 };

/**
 * Asks for certificates in one file, made by the worker. Asked twice while it is made, it is made once.
 *
 * @param wanted which certificates: whoever asks must be allowed to see each
 */
export async function askBatch(
  db: Db,
  actor: Officer | Partner,
  of: BatchOf,
  wanted: readonly CertificateId[],
  now: Temporal.Instant,
): Promise<Outcome<BatchId, 'nothing to put in' | 'too many'>> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${actor.id}::text, 7251964011))`);
    const known = await underWay(tx, actor, of, now);
    if (known) return done(known);
    const ids = await printable(tx, wanted);
    if (ids.length === 0) return refused('nothing to put in');
    if (ids.length > mostInBatch) return refused('too many');
    const asker = { askedBy: actor.id, actorKind: actor.kind, askedAt: now };
    const [made] = await tx
      .insert(certificateBatch)
      .values({ ...of, ...asker, certificateIds: ids, total: ids.length })
      .returning({ id: certificateBatch.id });
    await record(tx, actor, { operation: 'combine', entity: 'certificate', ids }, now);
    await enqueue(tx, 'bundle-certificates', { id: made!.id });
    return done(made!.id);
  });
}

async function underWay(tx: Db, actor: Officer | Partner, of: BatchOf, now: Temporal.Instant) {
  const same =
    'sessionId' in of
      ? eq(certificateBatch.sessionId, of.sessionId)
      : eq(certificateBatch.institutionId, of.institutionId);
  const [row] = await tx
    .select({ id: certificateBatch.id })
    .from(certificateBatch)
    .where(
      and(
        same,
        eq(certificateBatch.askedBy, actor.id),
        isNull(certificateBatch.finishedAt),
        isNull(certificateBatch.failedAt),
        gt(certificateBatch.askedAt, now.subtract(patience)),
      ),
    );
  return row?.id ?? null;
}

async function printable(tx: Db, wanted: readonly CertificateId[]): Promise<CertificateId[]> {
  if (wanted.length === 0) return [];
  const rows = await tx
    .select({ id: certificate.id })
    .from(certificate)
    .where(
      and(
        inArray(certificate.id, [...wanted]),
        isNull(certificate.revokedAt),
        isNotNull(certificate.personName),
      ),
    )
    .orderBy(certificate.personName, certificate.id);
  return rows.map(({ id }) => id);
}

/** How a file stands: one that was not made within a quarter of an hour was cut short, and is asked for anew. */
export function batchState(
  { askedAt, finishedAt, failedAt }: Pick<Batch, 'askedAt' | 'finishedAt' | 'failedAt'>,
  now: Temporal.Instant,
): 'ready' | 'failed' | 'under way' {
  if (finishedAt) return 'ready';
  const isCutShort = Temporal.Instant.compare(askedAt.add(patience), now) <= 0;
  return failedAt || isCutShort ? 'failed' : 'under way';
}

/** How a file of certificates comes along, for whoever asked for it and nobody else. */
export async function findBatch(db: Db, actor: Officer | Partner, wanted: BatchId | null) {
  if (!wanted) return null;
  const [row] = await db
    .select({ ...shown, hasFile: sql<boolean>`${file} is not null` })
    .from(certificateBatch)
    .where(and(eq(id, wanted), eq(certificateBatch.askedBy, actor.id)));
  return row ?? null;
}
export type FoundBatch = NonNullable<Awaited<ReturnType<typeof findBatch>>>;

const { id, sessionId, institutionId, askedAt, total, written, finishedAt, failedAt, file, certificateIds } =
  certificateBatch;
const shown = { id, sessionId, institutionId, askedAt, total, written, finishedAt, failedAt };

/** The file itself; giving it out goes into the access log. */
export async function takeBatchFile(
  db: Db,
  actor: Officer | Partner,
  wanted: BatchId | null,
  now: Temporal.Instant,
): Promise<Uint8Array | null> {
  if (!wanted) return null;
  const [row] = await db
    .select({ file, ids: certificateIds })
    .from(certificateBatch)
    .where(and(eq(id, wanted), eq(certificateBatch.askedBy, actor.id)));
  if (!row?.file) return null;
  await record(db, actor, { operation: 'disclose', entity: 'certificate', ids: row.ids }, now);
  return row.file;
}
