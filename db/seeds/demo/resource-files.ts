import { readFileSync } from 'node:fs';
import type { ResourceFileRole } from '../../schema/resource-terms.ts';
import type { FileKind, PictureFormat } from '../../schema/stored-files.ts';
import { judge } from '#lib/files/stored/judge.ts';
import { named } from '#lib/files/stored/keep.ts';
import { cleanPicture, type CleanPicture } from '#lib/files/stored/pictures.ts';
import { colours, papers, type ResourceSeed } from './resource-seed.ts';
import { type Sheet, sheetPdf, sheetPicture } from './resource-sheets.ts';
import { slidesFile } from './resource-slides.ts';

/** A file of a resource, made and judged as one that somebody sends. */
export type MadeFile = {
  role: ResourceFileRole;
  words: string;
  facts: {
    kind: FileKind;
    mediaType: string;
    name: string;
    width: number | null;
    height: number | null;
    pages: number | null;
    seconds: number | null;
  };
  content: Uint8Array;
  renditions: readonly { width: number; height: number; format: PictureFormat; content: Uint8Array }[];
};

const days = (now: Temporal.Instant, count: number) => now.add({ hours: Math.round(count * 24) });
const onDisk = (name: string): Uint8Array => readFileSync(new URL(`./film/${name}`, import.meta.url));

/** The files of a resource; drawing takes a moment, most of it beside this process. */
export async function filesOf(seed: ResourceSeed, now: Temporal.Instant): Promise<MadeFile[]> {
  if (seed.film) return filmOf(seed, seed.film);
  const { title, line, language, colour, sections = [], slides, paper, hasBleed } = seed;
  const cover: Sheet = {
    ...{ title, line, language, colour: colours[colour], paper: papers[paper ?? 'A4'], sections },
  };
  const rtl = language === 'ur' || language === 'ar';
  const main = slides ? slidesFile(slides, rtl, days(now, seed.written)) : await sheetPdf(cover);
  const files = [document(seed, 'download', main, slides ? '' : (paper ?? ''))];
  if (hasBleed) files.push(document(seed, 'print', await sheetPdf(cover, 3), `${paper}, 3 mm bleed`));
  if (seed.state === 'draft') return files;
  const words = `“${title}” in large letters, with two bands of strands that cross`;
  return [...files, picture(seed, await sheetPicture(cover, 320), words)];
}

async function filmOf(seed: ResourceSeed, { name, words }: NonNullable<ResourceSeed['film']>) {
  const still = await cleanPicture(onDisk(`${name}.jpg`));
  if (!still.ok) throw new Error(`The still of ${name} is ${still.reason}.`);
  return [
    document(seed, 'download', onDisk(`${name}.mp4`), words),
    document(seed, 'captions', onDisk(`${name}.vtt`), ''),
    picture(
      seed,
      still.value,
      `The first card of the film: “${seed.title}”, above two bands of strands that cross`,
    ),
  ];
}

function document(
  { slug }: ResourceSeed,
  role: ResourceFileRole,
  content: Uint8Array,
  words: string,
): MadeFile {
  const judged = judge(content);
  if (!judged.ok) throw new Error(`The file of ${slug} is ${judged.reason}.`);
  const { ending, ...facts } = judged.value;
  return { role, words, facts: { ...facts, name: named(slug, ending) }, content, renditions: [] };
}

function picture({ slug }: ResourceSeed, clean: CleanPicture, words: string): MadeFile {
  const { content, renditions, mediaType, ending, width, height } = clean;
  const sides = { width, height, pages: null, seconds: null };
  const facts = { kind: 'picture' as const, mediaType, name: named(slug, ending), ...sides };
  return { role: 'preview', words, facts, content, renditions };
}
