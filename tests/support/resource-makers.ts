import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { resource, type ResourceId } from '#db/schema/resources.ts';
import type { Officer } from '#lib/actor.ts';
import { addResource, type ResourceGiven } from '#lib/campaigns/resources/add.ts';
import { approveVersion, askForApproval } from '#lib/campaigns/resources/approve.ts';
import { addFile, type FileGiven } from '#lib/campaigns/resources/files.ts';
import { findResource } from '#lib/campaigns/resources/find.ts';
import { aPdf } from './hostile-files.ts';
import { anOfficer, now } from './makers.ts';

const got = <T>(outcome: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
};

/** What a form says of a poster. */
export const aPoster: ResourceGiven = {
  ...{ kind: 'poster', language: 'en', sameAs: null, topic: 'online', licence: 'ogl', transcript: null },
  title: 'Ask on the way home',
  summary: 'A poster for parents with one question.',
  use: 'Put it up where parents wait.',
  audiences: ['parents'],
  expiresOn: null,
};

/** A resource in draft, without a file. */
export const aResource = async (
  db: Db,
  officer: Officer,
  given: Partial<ResourceGiven> = {},
  at = now,
): Promise<ResourceId> => got(await addResource(db, officer, { ...aPoster, ...given }, at));

/** What a page shows of a resource as it stands. */
export async function seenResource(db: Db, officer: Officer, id: ResourceId) {
  const found = await findResource(db, officer, id, now);
  const version = found!.open ?? found!.versions[0]!;
  return { id, sequence: version.sequence };
}

/** Sends a file for it: a PDF of one page that no other has. */
export async function withFile(
  db: Db,
  officer: Officer,
  id: ResourceId,
  given: Partial<FileGiven> = {},
  at = now,
): Promise<void> {
  const content = aPdf({ inside: `% ${crypto.randomUUID()}` });
  const sent = { name: 'poster.pdf', content };
  const seen = await seenResource(db, officer, id);
  got(await addFile(db, officer, seen, { role: 'download', words: 'A4', sent, ...given }, at));
}

/** A resource with a file that waits for somebody else to look at it. */
export async function aWaitingResource(
  db: Db,
  officer: Officer,
  given: Partial<ResourceGiven> = {},
  at = now,
): Promise<ResourceId> {
  const id = await aResource(db, officer, given, at);
  await withFile(db, officer, id, {}, at);
  got(await askForApproval(db, officer, await seenResource(db, officer, id), at));
  return id;
}

/** Approves what waits, as somebody who wrote none of it. */
export async function approved(db: Db, id: ResourceId, at = now): Promise<void> {
  const other = await anOfficer(db, 'comms');
  got(await approveVersion(db, other, await seenResource(db, other, id), at));
}

/** A resource that the public reads. */
export async function aPublishedResource(
  db: Db,
  officer: Officer,
  given: Partial<ResourceGiven> = {},
  at = now,
): Promise<ResourceId> {
  const id = await aWaitingResource(db, officer, given, at);
  await approved(db, id, at);
  return id;
}

/** The word in the address of a resource. */
export async function slugOf(db: Db, id: ResourceId): Promise<string> {
  const [row] = await db.select({ slug: resource.slug }).from(resource).where(eq(resource.id, id));
  return row!.slug;
}
