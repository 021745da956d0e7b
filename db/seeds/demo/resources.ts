import type { OfficerId } from '../../schema/officers.ts';
import {
  downloadCount,
  resource,
  resourceFile,
  type ResourceId,
  resourceVersion,
  type ResourceVersionId,
} from '../../schema/resources.ts';
import { type FileHash, storedFile, storedFilePart, storedPicture } from '../../schema/stored-files.ts';
import { ukDay } from '#lib/dates.ts';
import { hashOf } from '#lib/files/stored/keep.ts';
import { filesOf, type MadeFile } from './resource-files.ts';
import { otherResources } from './resource-plans-more.ts';
import { paperResources } from './resource-plans.ts';
import { filmResources } from './resource-plans-film.ts';
import { translatedResources } from './resource-plans-translated.ts';
import type { ResourceSeed } from './resource-seed.ts';
import { insertRows, type Transaction } from './rows.ts';

type World = { people: Readonly<Record<'editor' | 'comms', OfficerId>>; now: Temporal.Instant };
type FileRow = Omit<typeof resourceFile.$inferInsert, 'versionId'>;

const theResources = [...paperResources, ...filmResources, ...otherResources, ...translatedResources];

const days = (now: Temporal.Instant, count: number) => now.add({ hours: Math.round(count * 24) });

/** The files of every resource, by its slug. */
export type DrawnFiles = Promise<ReadonlyMap<string, readonly MadeFile[]>>;

/** Begins to make the files of all resources, so that they are ready when the rest of the world is. */
export function drawResources(now: Temporal.Instant): DrawnFiles {
  const drawn = Promise.all(
    theResources.map(async (seed) => [seed.slug, await filesOf(seed, now)] as const),
  ).then((files) => new Map(files));
  // Whoever waits for them hears of it; nobody waits yet.
  drawn.catch(() => null);
  return drawn;
}

/** Resources in every state and several languages, and which of them belong to a campaign. */
export async function writeResources(tx: Transaction, world: World, drawn: DrawnFiles): Promise<void> {
  const ids = new Map(theResources.map(({ slug }) => [slug, crypto.randomUUID() as ResourceId]));
  const made = await drawn;
  for (const seed of theResources) {
    const id = ids.get(seed.slug)!;
    const familyId = ids.get(seed.sameAs ?? seed.slug)!;
    await writeResource(tx, world, seed, { id, familyId });
    const files = await keepFiles(tx, world, seed, made.get(seed.slug)!);
    if (seed.first)
      await writeVersion(tx, world, { ...seed, ...asFirst(seed.first) }, id, { number: 1, files });
    await writeVersion(tx, world, seed, id, { number: seed.first ? 2 : 1, files });
    await writeDownloads(tx, world, seed, id);
    if (seed.campaign)
      await tx`insert into campaign_resource (campaign_id, resource_id)
        select id, ${id} from campaign where slug = ${seed.campaign}`;
  }
}

async function keepFiles(tx: Transaction, world: World, seed: ResourceSeed, made: readonly MadeFile[]) {
  const addedAt = days(world.now, seed.written);
  const rows: FileRow[] = [];
  for (const file of made) {
    const hash = await keepFile(tx, world, file);
    rows.push({ role: file.role, hash, words: file.words, addedAt });
  }
  return rows;
}

const asFirst = ({ published, title }: NonNullable<ResourceSeed['first']>) => ({
  title,
  written: published - 3,
  state: 'published' as const,
});

async function writeResource(
  tx: Transaction,
  { people, now }: World,
  { slug, language, kind, written, state, first }: ResourceSeed,
  { id, familyId }: { id: ResourceId; familyId: ResourceId },
) {
  const madeAt = days(now, first ? first.published - 3 : written);
  const gone = { withdrawnAt: days(now, -40), withdrawnBy: people.comms };
  const withdrawnReason = 'Community groups told us that it reads as a call to watch each other.';
  await insertRows(tx, resource, [
    {
      ...{ id, slug, familyId, language, kind, madeAt, madeBy: people.editor, touchedAt: days(now, written) },
      ...(state === 'withdrawn' ? { ...gone, withdrawnReason } : {}),
    },
  ]);
}

async function writeVersion(
  tx: Transaction,
  { people, now }: World,
  seed: ResourceSeed,
  resourceId: ResourceId,
  { number, files }: { number: number; files: readonly FileRow[] },
) {
  const id = crypto.randomUUID() as ResourceVersionId;
  const { title, summary, use, audiences, topic, licence = 'as_it_is', written, state, expires } = seed;
  const transcript = seed.film?.transcript ?? null;
  const said = { title, summary, use, audiences: [...audiences], topic, licence, transcript };
  const askedAt = state === 'draft' ? null : days(now, written + 0.3);
  const expiresOn = expires === undefined ? null : ukDay(now).add({ days: expires });
  const by = { writtenAt: days(now, written), writers: [people.editor], askedAt, expiresOn };
  await insertRows(tx, resourceVersion, [{ id, resourceId, number, ...said, ...by }]);
  const rows = files.map((file) => ({ ...file, versionId: id }));
  await insertRows(tx, resourceFile, rows);
  // Nothing is approved without its files, and no file is added to what was approved.
  if (state === 'published' || state === 'withdrawn')
    await tx`update resource_version set approved_by = ${people.comms},
      approved_at = ${days(now, Math.min(written + 1, -0.1)).toString()} where id = ${id}`;
}

async function keepFile(
  tx: Transaction,
  { people, now }: World,
  { facts, content, renditions }: MadeFile,
): Promise<FileHash> {
  const hash = hashOf(content);
  const at = days(now, -1);
  const by = { size: content.length, storedAt: at, storedBy: people.editor, touchedAt: at };
  await insertRows(tx, storedFile, [{ ...facts, ...by, hash }]);
  await insertRows(tx, storedFilePart, [{ hash, startsAt: 0, content }]);
  for (const one of renditions) await insertRows(tx, storedPicture, [{ hash, ...one }]);
  return hash;
}

// More on working days, fewer as it is older news.
async function writeDownloads(
  tx: Transaction,
  { now }: World,
  { downloads = 0, written, slides, film }: ResourceSeed,
  resourceId: ResourceId,
) {
  if (downloads === 0) return;
  const length = Math.min(60, Math.max(1, -written - 1));
  const weights = Array.from({ length }, (_, ago) => {
    const { dayOfWeek } = ukDay(days(now, -ago - 1));
    return (dayOfWeek > 5 ? 1 : 4) + (ago % 3);
  });
  const all = weights.reduce((sum, one) => sum + one, 0);
  const rows = weights.map((weight, ago) => ({
    ...{ resourceId, format: film ? 'mp4' : slides ? 'pptx' : 'pdf', on: ukDay(days(now, -ago - 1)) },
    count: Math.round((downloads * weight) / all),
  }));
  await insertRows(
    tx,
    downloadCount,
    rows.filter(({ count }) => count > 0),
  );
}
