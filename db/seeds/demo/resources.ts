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
import { judge } from '#lib/files/stored/judge.ts';
import { hashOf, named } from '#lib/files/stored/keep.ts';
import { type CleanPicture } from '#lib/files/stored/pictures.ts';
import { otherResources } from './resource-plans-more.ts';
import { paperResources } from './resource-plans.ts';
import { colours, papers, type ResourceSeed } from './resource-seed.ts';
import { type Sheet, sheetPdf, sheetPicture } from './resource-sheets.ts';
import { slidesFile } from './resource-slides.ts';
import { insertRows, type Transaction } from './rows.ts';

type World = { people: Readonly<Record<'editor' | 'comms', OfficerId>>; now: Temporal.Instant };
type FileRow = Omit<typeof resourceFile.$inferInsert, 'versionId'>;

const theResources = [...paperResources, ...otherResources];

const days = (now: Temporal.Instant, count: number) => now.add({ hours: Math.round(count * 24) });

/** Resources in every state and several languages: their posters, leaflets and slides are made here and now. */
export async function writeResources(tx: Transaction, world: World): Promise<void> {
  const ids = new Map(theResources.map(({ slug }) => [slug, crypto.randomUUID() as ResourceId]));
  for (const seed of theResources) {
    const id = ids.get(seed.slug)!;
    const familyId = ids.get(seed.sameAs ?? seed.slug)!;
    await writeResource(tx, world, seed, { id, familyId });
    const files = await filesOf(tx, world, seed);
    if (seed.first)
      await writeVersion(tx, world, { ...seed, ...asFirst(seed.first) }, id, { number: 1, files });
    await writeVersion(tx, world, seed, id, { number: seed.first ? 2 : 1, files });
    await writeDownloads(tx, world, seed, id);
  }
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
  const said = { title, summary, use, audiences: [...audiences], topic, licence };
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

async function filesOf(tx: Transaction, world: World, seed: ResourceSeed): Promise<FileRow[]> {
  const { title, line, language, colour, sections = [], slides, paper, hasBleed } = seed;
  const addedAt = days(world.now, seed.written);
  const row = (role: FileRow['role'], hash: FileHash, words: string): FileRow => ({
    role,
    hash,
    words,
    addedAt,
  });
  const cover: Sheet = {
    title,
    line,
    language,
    colour: colours[colour],
    paper: papers[paper ?? 'A4'],
    sections,
  };
  const files: FileRow[] = [];
  if (slides) {
    const deck = slidesFile(slides, language === 'ur', addedAt);
    files.push(row('download', await keepDocument(tx, world, seed, deck), ''));
  } else files.push(row('download', await keepDocument(tx, world, seed, await sheetPdf(cover)), paper ?? ''));
  if (hasBleed)
    files.push(
      row('print', await keepDocument(tx, world, seed, await sheetPdf(cover, 3)), `${paper}, 3 mm bleed`),
    );
  // Our typeface has no letters of other scripts.
  if (language === 'ur' || seed.state === 'draft') return files;
  const picture = await keepPicture(tx, world, seed, await sheetPicture(cover, 320));
  return [
    ...files,
    row('preview', picture, `“${title}” in large letters, with two bands of strands that cross`),
  ];
}

async function keepDocument(tx: Transaction, world: World, seed: ResourceSeed, content: Uint8Array) {
  const judged = judge(content);
  if (!judged.ok) throw new Error(`The file of ${seed.slug} is ${judged.reason}.`);
  const { ending, ...facts } = judged.value;
  return keepFile(tx, world, { ...facts, name: named(seed.slug, ending) }, content);
}

async function keepPicture(tx: Transaction, world: World, seed: ResourceSeed, picture: CleanPicture) {
  const { content, renditions, mediaType, ending, width, height } = picture;
  const facts = { kind: 'picture' as const, mediaType, width, height, name: named(seed.slug, ending) };
  const hash = await keepFile(tx, world, facts, content);
  for (const one of renditions) await insertRows(tx, storedPicture, [{ hash, ...one }]);
  return hash;
}

type Facts = Pick<
  typeof storedFile.$inferInsert,
  'kind' | 'mediaType' | 'name' | 'width' | 'height' | 'pages' | 'seconds'
>;

async function keepFile(
  tx: Transaction,
  { people, now }: World,
  facts: Facts,
  content: Uint8Array,
): Promise<FileHash> {
  const hash = hashOf(content);
  const at = days(now, -1);
  const by = { size: content.length, storedAt: at, storedBy: people.editor, touchedAt: at };
  await insertRows(tx, storedFile, [{ ...facts, ...by, hash }]);
  await insertRows(tx, storedFilePart, [{ hash, startsAt: 0, content }]);
  return hash;
}

// More on working days, fewer as it is older news.
async function writeDownloads(
  tx: Transaction,
  { now }: World,
  { downloads = 0, written, slides }: ResourceSeed,
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
    ...{ resourceId, format: slides ? 'pptx' : 'pdf', on: ukDay(days(now, -ago - 1)) },
    count: Math.round((downloads * weight) / all),
  }));
  await insertRows(
    tx,
    downloadCount,
    rows.filter(({ count }) => count > 0),
  );
}
