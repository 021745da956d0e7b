import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { CommsPlanId } from '#db/schema/comms-plans.ts';
import { commsVersion, type CommsVersionId } from '#db/schema/comms-wordings.ts';
import type { Officer } from '#lib/actor.ts';
import { approveWording, askForApproval } from '#lib/impact/comms/approve.ts';
import { beginPlan, type PlanGiven } from '#lib/impact/comms/begin.ts';
import type { Reading } from '#lib/impact/comms/may-read.ts';
import { releaseWording } from '#lib/impact/comms/release.ts';
import { addWording, type WordingGiven } from '#lib/impact/comms/write.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { theArea } from './engagement-makers.ts';
import { anOfficer, now } from './makers.ts';

/** A plan as a form gives it. */
export const aPlanGiven = (areaId: AreaId): PlanGiven => ({
  ...{ areaId, others: [], category: 'local_incident', isEmbargoed: false },
  title: 'After the fire at the market hall',
  purpose: 'People in the town centre know what is open and whom to ask.',
  objective: 'No rumour about the cause stands unanswered for an hour.',
});

/** A line as a form gives it. */
export const aLine: WordingGiven = {
  ...{ kind: 'holding_line', languageCode: 'language_english', translatesId: null, question: null },
  words: 'Officers are in the town centre all day. Stop us and ask.',
  ...{ isEmbargoed: false, embargoUntil: null },
};

/** What an officer may read, as a page works it out. */
export const readingAs = async (db: Db, officer: Officer): Promise<Reading> => ({
  reader: officer.id,
  approves: await areasFor(db, officer, 'approveComms'),
  writes: await areasFor(db, officer, 'writeComms'),
});

/** A plan with how its author asks for it. */
export async function aCommsPlan(
  db: Db,
  author: Officer,
  given: Partial<PlanGiven> & { slug?: string } = {},
): Promise<{ id: CommsPlanId; reading: Reading }> {
  const { slug, ...rest } = given;
  const areaId = rest.areaId ?? (await theArea(db, slug));
  const id = await beginPlan(db, author, { ...aPlanGiven(areaId), ...rest }, now);
  return { id, reading: await readingAs(db, author) };
}

/** A version as a form shows it. */
export async function seenVersion(db: Db, versionId: CommsVersionId) {
  const [row] = await db.select().from(commsVersion).where(eq(commsVersion.id, versionId));
  return { versionId, sequence: row!.sequence, version: row!.version, wordingId: row!.wordingId };
}

type Asked = { id: CommsPlanId; reading: Reading };

/** A line of a plan as a draft of its author. */
export async function aDraftLine(db: Db, author: Officer, asked: Asked, given: Partial<WordingGiven> = {}) {
  const made = await addWording(db, author, asked, { ...aLine, ...given }, now);
  if (!made.ok) throw new Error(made.reason);
  return made.value;
}

/** The same once it waits for approval. */
export async function aWaitingLine(db: Db, author: Officer, asked: Asked, given: Partial<WordingGiven> = {}) {
  const versionId = await aDraftLine(db, author, asked, given);
  const waits = await askForApproval(db, author, { ...asked, ...(await seenVersion(db, versionId)) }, now);
  if (!waits.ok) throw new Error(waits.reason);
  return versionId;
}

/** The same once a supervisor of the plan's area approved it. */
export async function anApprovedLine(
  db: Db,
  author: Officer,
  asked: Asked,
  given: Partial<WordingGiven> & { approver?: Officer } = {},
) {
  const { approver = await anOfficer(db), ...rest } = given;
  const versionId = await aWaitingLine(db, author, asked, rest);
  // A supervisor made elsewhere is one of another force: whoever wrote it lends what they read.
  const reading = asked.reading;
  const seen = { id: asked.id, reading, ...(await seenVersion(db, versionId)) };
  const approved = await approveWording(db, approver, seen, now);
  if (!approved.ok) throw new Error(approved.reason);
  return versionId;
}

/** The same once it was released, on the website. */
export async function aReleasedLine(
  db: Db,
  author: Officer,
  asked: Asked,
  given: Partial<WordingGiven> & { at?: Temporal.Instant } = {},
) {
  const { at = now, ...rest } = given;
  const versionId = await anApprovedLine(db, author, asked, rest);
  const use = { channelCode: 'channel_website', usedWhere: null };
  const released = await releaseWording(db, author, { ...asked, versionId }, use, at);
  if (!released.ok) throw new Error(released.reason);
  return versionId;
}
