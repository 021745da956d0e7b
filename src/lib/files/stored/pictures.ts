import sharp, { type Sharp } from 'sharp';
import { type PictureFormat, pictureFormats } from '#db/schema/stored-files.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { pictureWidths } from '#lib/picture-widths.ts';
import { fileLimits, pictureLimits } from './limits.ts';
import type { FileRefusal } from './refused-words.ts';
import { sniff, type Sniffed } from './sniff.ts';

/** A picture at one width in one format. */
export type Rendition = { width: number; height: number; format: PictureFormat; content: Uint8Array };
/** A picture drawn anew from its points: nothing that it brought besides is in it. */
export type CleanPicture = {
  content: Uint8Array;
  mediaType: 'image/jpeg' | 'image/png';
  ending: 'jpg' | 'png';
  width: number;
  height: number;
  renditions: Rendition[];
};

const readable: readonly Sniffed[] = ['jpeg', 'png', 'webp', 'avif', 'gif'];

// The library keeps pictures and starts a thread a core otherwise, in a process with little memory.
sharp.cache(false);
sharp.concurrency(1);
// What reads nothing that we take never runs. Drawings of our own are read in this process; one that is sent never is,
// because its kind is judged before.
const readers = ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif', 'Svg'];
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: readers.map((name) => `VipsForeignLoad${name}`) });

let last: Promise<unknown> = Promise.resolve();

/** Draws a picture anew, upright, in sRGB and without what a camera wrote into it, and at several widths. */
export function cleanPicture(content: Uint8Array): Promise<Outcome<CleanPicture, FileRefusal>> {
  // One after the other: the points of two large ones at once would be most of the memory of a small server.
  const turn = last.then(() => drawn(content));
  last = turn.catch(() => null);
  return turn;
}

async function drawn(content: Uint8Array): Promise<Outcome<CleanPicture, FileRefusal>> {
  const refusal = refusalOf(content);
  if (refusal) return refused(refusal);
  try {
    const picture = sharp(content, { limitInputPixels: pictureLimits.pixels, failOn: 'error' });
    const { width, height, pages = 1, hasAlpha } = await picture.metadata();
    if (width * height > pictureLimits.pixels) return refused('too many points');
    if (pages > 1) return refused('moves');
    const isClear = hasAlpha && !(await picture.stats()).isOpaque;
    return done(await renditionsOf(await master(picture, isClear), isClear));
  } catch (error) {
    return refused(/pixel limit/.test(String(error)) ? 'too many points' : 'damaged');
  }
}

function refusalOf(content: Uint8Array): FileRefusal | null {
  if (content.length === 0) return 'empty';
  const kind = sniff(content);
  if (kind === 'svg' || kind === 'tiff') return kind;
  if (content.length > fileLimits.picture) return 'too large';
  if (!readable.includes(kind)) return 'unknown kind';
  return kind === 'png' && moves(content) ? 'moves' : null;
}

// A PNG that moves says so in a chunk before its points.
function moves(content: Uint8Array): boolean {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const at = bytes.indexOf('acTL');
  return at > 0 && at < bytes.indexOf('IDAT');
}

type Drawn = { data: Buffer; info: { width: number; height: number } };

async function master(picture: Sharp, isClear: boolean): Promise<Drawn> {
  const side = pictureLimits.longestSide;
  const upright = picture
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
  const kept = isClear ? upright.png({ compressionLevel: 9 }) : upright.removeAlpha().jpeg({ quality: 90 });
  return kept.toBuffer({ resolveWithObject: true });
}

async function renditionsOf({ data, info }: Drawn, isClear: boolean): Promise<CleanPicture> {
  const renditions: Rendition[] = [];
  for (const width of pictureWidths(info.width))
    for (const format of pictureFormats) renditions.push(await rendition(data, width, format));
  const { width, height } = info;
  const kind = isClear
    ? ({ mediaType: 'image/png', ending: 'png' } as const)
    : ({ mediaType: 'image/jpeg', ending: 'jpg' } as const);
  return { content: data, ...kind, width, height, renditions };
}

const encoded: Readonly<Record<PictureFormat, (picture: Sharp) => Sharp>> = {
  avif: (picture) => picture.avif({ quality: 55, effort: 1 }),
  webp: (picture) => picture.webp({ quality: 78 }),
  jpeg: (picture) => picture.flatten({ background: '#fff' }).jpeg({ quality: 80 }),
};

async function rendition(data: Buffer, width: number, format: PictureFormat): Promise<Rendition> {
  const { data: content, info } = await encoded[format](sharp(data).resize({ width })).toBuffer({
    resolveWithObject: true,
  });
  return { width, height: info.height, format, content };
}
