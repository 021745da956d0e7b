import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type AccessEntry, type EntryScope } from '../find-entries.ts';
import { auditLog, auditSample } from '#db/schema/audit.ts';
import { officer as officerTable, type OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { moment } from '#lib/dates.ts';
import { openLink } from '#lib/mail/links.ts';
import { queueMail } from '#lib/mail/queue.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { entryWords } from '../entry-words.ts';
import { record } from '../record.ts';
import { checkable, type SampleId } from './list.ts';

export type Check = { id: SampleId | null; question: string | null };

/**
 * Says that an entry of the sample looks right, or asks its officer about it: then they get a mail.
 *
 * @param check.question null where it looks right
 */
export function checkSampled(
  db: Db,
  officer: Officer,
  { id, question }: Check,
  scope: EntryScope,
  now: Temporal.Instant,
): Promise<Outcome<SampleId, 'not waiting'>> {
  return db.transaction(async (tx) => {
    const entry = id && (await entryOf(tx, officer, id, scope));
    if (!id || !entry) return refused('not waiting');
    const verdict = question === null ? 'looks_right' : 'ask';
    const checked = await tx
      .update(auditSample)
      .set({ verdict, question, checkedAt: now, checkedBy: officer.id })
      .where(and(eq(auditSample.id, id), isNull(auditSample.verdict)))
      .returning({ id: auditSample.id });
    if (checked.length === 0) return refused('not waiting');
    await record(
      tx,
      officer,
      { operation: 'alter', entity: 'audit_sample', ids: [id], fields: ['verdict'] },
      now,
    );
    if (question !== null) await mailQuestion(tx, officer, entry, { id, question }, now);
    return done(id);
  });
}

/** Takes back that an entry looked right, for whoever said it; a question has been mailed and stays. */
export function takeBack(
  db: Db,
  officer: Officer,
  id: SampleId | null,
  now: Temporal.Instant,
): Promise<Outcome<SampleId, 'not yours'>> {
  return db.transaction(async (tx) => {
    if (!id) return refused('not yours');
    const undone = await tx
      .update(auditSample)
      .set({ verdict: null, checkedAt: null, checkedBy: null })
      .where(
        and(
          eq(auditSample.id, id),
          eq(auditSample.checkedBy, officer.id),
          eq(auditSample.verdict, 'looks_right'),
        ),
      )
      .returning({ id: auditSample.id });
    if (undone.length === 0) return refused('not yours');
    await record(
      tx,
      officer,
      { operation: 'alter', entity: 'audit_sample', ids: [id], fields: ['verdict'] },
      now,
    );
    return done(id);
  });
}

async function entryOf(
  tx: Db,
  officer: Officer,
  id: SampleId,
  scope: EntryScope,
): Promise<AccessEntry | null> {
  const [row] = await tx
    .select({ entry: auditLog })
    .from(auditSample)
    .innerJoin(auditLog, eq(auditLog.id, auditSample.entryId))
    .where(and(eq(auditSample.id, id), checkable(officer, scope)));
  return row?.entry ?? null;
}

async function mailQuestion(
  tx: Db,
  officer: Officer,
  entry: AccessEntry,
  { id, question }: { id: SampleId; question: string },
  now: Temporal.Instant,
): Promise<void> {
  const [to] = await tx
    .select({ name: officerTable.name, email: officerTable.email })
    .from(officerTable)
    .where(and(inArray(officerTable.id, [entry.actorId as OfficerId]), isNotNull(officerTable.email)));
  // An account that is erased gets no mail; the question stands in the sample all the same.
  if (!to) return;
  const fields = {
    officerName: to.name,
    askerName: officer.name,
    whatWords: entryWords(entry, 'you'),
    when: moment(entry.at),
    question,
    answerUrl: openLink(`/account/questions/${id}`),
    keepWords: 'We keep the question and your answer for six years, with the access log.',
  };
  await queueMail(
    tx,
    { template: 'access-question', to, fields, about: { entity: 'audit_sample', id } },
    now,
  );
}
