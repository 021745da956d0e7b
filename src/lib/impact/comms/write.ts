import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { commsTerm } from '#db/schema/comms-terms.ts';
import {
  commsVersion,
  type CommsVersionId,
  commsWording,
  type CommsWordingId,
  type WordingKind,
} from '#db/schema/comms-wordings.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { inPlan, type PlanAsked, type PlanRefusal, readsPlan, touch, versionIn } from './lock.ts';
import { w } from './may-read.ts';

/** What a version says, and until when only some read it. */
export type VersionGiven = {
  question: string | null;
  words: string;
  isEmbargoed: boolean;
  embargoUntil: Temporal.Instant | null;
};
export type WordingGiven = VersionGiven & {
  kind: WordingKind;
  languageCode: string;
  translatesId: CommsWordingId | null;
};
export type WritingRefusal = PlanRefusal | 'no such wording' | 'changed meanwhile' | 'no such language';

/** Adds a piece of wording to a plan, as a draft. */
export const addWording = (
  db: Db,
  officer: Officer,
  asked: PlanAsked,
  { kind, languageCode, translatesId, ...given }: WordingGiven,
  now: Temporal.Instant,
): Promise<Outcome<CommsVersionId, WritingRefusal>> =>
  inPlan<CommsVersionId, WritingRefusal>(db, asked, async (tx, plan) => {
    if (!(await readsPlan(tx, asked))) return refused('no such plan');
    if (!(await isLanguage(tx, languageCode))) return refused('no such language');
    // What is not theirs to read is not theirs to translate.
    if (translatesId && !(await versionIn(tx, asked, eq(w.id, translatesId))))
      return refused('no such wording');
    const [made] = await tx
      .insert(commsWording)
      .values({ planId: plan.id, kind, languageCode, translatesId, addedAt: now })
      .returning({ id: commsWording.id });
    const by = { writtenAt: now, writers: [officer.id] };
    const first = { wordingId: made!.id, version: 1, ...given, ...by };
    const [version] = await tx.insert(commsVersion).values(first).returning({ id: commsVersion.id });
    const ids = [version!.id];
    await touch(
      tx,
      officer,
      plan,
      { operation: 'collect', entity: 'comms_version', ids, fields: ['words'] },
      now,
    );
    return done(version!.id);
  });

/** The draft as it stands now, and whether it waited for approval before. */
type Rewritten = { id: CommsVersionId; sequence: number; wasAsked: boolean };
type Seen = PlanAsked & { wordingId: CommsWordingId; version: number; sequence: number };

/**
 * Writes the draft of a piece of wording anew; where its last version is approved, begins the next one. A draft that
 * waited for approval waits no more: somebody else would approve other words.
 */
export const rewriteWording = (
  db: Db,
  officer: Officer,
  seen: Seen,
  given: VersionGiven,
  now: Temporal.Instant,
): Promise<Outcome<Rewritten, WritingRefusal>> =>
  inPlan<Rewritten, WritingRefusal>(db, seen, async (tx, plan) => {
    const found = await versionIn(tx, seen, eq(w.id, seen.wordingId));
    if (!found) return refused('no such wording');
    const last = found.version;
    if (last.version !== seen.version || last.sequence !== seen.sequence) return refused('changed meanwhile');
    const id = last.approvedAt
      ? await beginVersion(
          tx,
          { wordingId: seen.wordingId, version: last.version + 1, ...given },
          officer,
          now,
        )
      : await writeDraft(tx, last, given, officer);
    const fields = ['words', 'question', 'embargo_until'];
    await touch(tx, officer, plan, { operation: 'alter', entity: 'comms_version', ids: [id], fields }, now);
    const sequence = last.approvedAt ? 0 : last.sequence + 1;
    return done({ id, sequence, wasAsked: !last.approvedAt && last.askedAt !== null });
  });

type Row = typeof commsVersion.$inferSelect;

async function beginVersion(
  tx: Db,
  next: VersionGiven & Pick<Row, 'wordingId' | 'version'>,
  { id }: Officer,
  now: Temporal.Instant,
): Promise<CommsVersionId> {
  const row = { ...next, writtenAt: now, writers: [id] };
  const [made] = await tx.insert(commsVersion).values(row).returning({ id: commsVersion.id });
  return made!.id;
}

async function writeDraft(tx: Db, draft: Row, given: VersionGiven, { id }: Officer): Promise<CommsVersionId> {
  const writers = [...new Set([...draft.writers, id])];
  const set = { ...given, writers, askedAt: null, sequence: draft.sequence + 1 };
  await tx.update(commsVersion).set(set).where(eq(commsVersion.id, draft.id));
  return draft.id;
}

async function isLanguage(tx: Db, code: string): Promise<boolean> {
  const [found] = await tx.select({ kind: commsTerm.kind }).from(commsTerm).where(eq(commsTerm.code, code));
  return found?.kind === 'language';
}
