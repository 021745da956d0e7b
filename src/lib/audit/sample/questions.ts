import { aliasedTable, and, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { auditLog, auditSample } from '#db/schema/audit.ts';
import { officer as officerTable } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import type { EntryScope } from '../find-entries.ts';
import { record } from '../record.ts';
import { checkable, type SampleId } from './list.ts';

const asker = aliasedTable(officerTable, 'asker');

const asked = (db: Db) =>
  db
    .select({ sample: auditSample, entry: auditLog, askerName: asker.name })
    .from(auditSample)
    .innerJoin(auditLog, eq(auditLog.id, auditSample.entryId))
    .innerJoin(asker, eq(asker.id, auditSample.checkedBy));

const of = (officer: Officer) =>
  and(eq(auditSample.verdict, 'ask'), eq(auditLog.actorKind, 'officer'), eq(auditLog.actorId, officer.id));

/** What an officer was asked about what they did: those still to answer first, then newest first. */
export const listQuestions = (db: Db, officer: Officer) =>
  asked(db)
    .where(of(officer))
    .orderBy(isNotNull(auditSample.answeredAt), desc(auditSample.checkedAt))
    .limit(50);

/**
 * Holds for the ids of questions that an officer may read the mail of: asked of them, or of somebody whose
 * entries they check.
 *
 * @param scope what they check; null where that is nothing
 */
export const questionsFor =
  (officer: Officer, scope: EntryScope | null) =>
  (recordId: SQL): SQL =>
    sql`exists (select 1 from audit_sample s join audit_log on audit_log.id = s.entry_id
      where s.id = ${recordId} and audit_log.actor_kind = 'officer'
      and (audit_log.actor_id = ${officer.id} or ${scope === null ? sql`false` : checkable(officer, scope)}))`;

/** One question to an officer; null where there is none, or where it is somebody else's. */
export async function findQuestion(db: Db, officer: Officer, id: SampleId | null) {
  if (!id) return null;
  const [row] = await asked(db).where(and(of(officer), eq(auditSample.id, id)));
  return row ?? null;
}
export type Question = NonNullable<Awaited<ReturnType<typeof findQuestion>>>;

/** Answers a question, once. */
export function answerQuestion(
  db: Db,
  officer: Officer,
  { id, answer }: { id: SampleId; answer: string },
  now: Temporal.Instant,
): Promise<Outcome<null, 'not open'>> {
  return db.transaction(async (tx) => {
    if (!(await findQuestion(tx, officer, id))) return refused('not open');
    const answered = await tx
      .update(auditSample)
      .set({ answer, answeredAt: now })
      .where(and(eq(auditSample.id, id), isNull(auditSample.answeredAt)))
      .returning({ id: auditSample.id });
    if (answered.length === 0) return refused('not open');
    await record(
      tx,
      officer,
      { operation: 'alter', entity: 'audit_sample', ids: [id], fields: ['answer'] },
      now,
    );
    return done(null);
  });
}
