import type { CommsVersionId } from '#db/schema/comms-wordings.ts';
import { askForApproval, type ApprovalRefusal } from '#lib/impact/comms/approve.ts';
import type { ShownVersion } from '#lib/impact/comms/pieces.ts';
import {
  addWording,
  rewriteWording,
  type VersionGiven,
  type WritingRefusal,
} from '#lib/impact/comms/write.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { notePast } from '../_text-check.ts';
import type { OpenPlan } from './_open-plan.ts';
import type { WordingRead } from './_wording-form.ts';

type Given = {
  read: WordingRead;
  given: VersionGiven;
  version: ShownVersion | null;
  translated: ShownVersion | null;
  noticed: readonly Concern[];
};
type Written = { id: CommsVersionId; sequence: number; wasAsked: boolean };
type Refusal = WritingRefusal | ApprovalRefusal;

/** Saves wording, and asks for its approval where that was wished; that somebody went past the text check is noted. */
export const writeWording = (open: OpenPlan, all: Given): Promise<Outcome<string, Refusal>> =>
  open.db.transaction(async (tx) => {
    const { officer, asked, now } = open;
    const { read, noticed } = all;
    const written = await write({ ...open, db: tx }, all);
    if (!written.ok) return written;
    const { id, sequence, wasAsked } = written.value;
    const about = { form: 'comms_wording', entity: 'comms_version', entityId: id };
    await notePast(tx, { ...about, reason: read.reason }, noticed, now);
    if (read.do === 'draft') return done(wasAsked ? 'asked-again' : 'saved');
    const outcome = await askForApproval(tx, officer, { ...asked, versionId: id, sequence }, now);
    return outcome.ok ? done('asked') : outcome;
  });

async function write(
  { db, officer, asked, now }: OpenPlan,
  { read, given, version, translated }: Given,
): Promise<Outcome<Written, Refusal>> {
  if (!version) {
    const wording = {
      ...{ kind: read.kind, languageCode: read.language, translatesId: translated?.wordingId ?? null },
      ...given,
    };
    const added = await addWording(db, officer, asked, wording, now);
    return added.ok ? done({ id: added.value, sequence: 0, wasAsked: false }) : added;
  }
  const seen = {
    ...{ ...asked, wordingId: version.wordingId },
    ...{ version: read.version ?? -1, sequence: read.sequence ?? -1 },
  };
  return rewriteWording(db, officer, seen, given, now);
}
