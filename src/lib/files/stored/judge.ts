import type { FileKind } from '#db/schema/stored-files.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { mp4Film, webmFilm } from './film-check.ts';
import { fileLimits } from './limits.ts';
import { officeFile } from './office-check.ts';
import { readPdf } from './pdf-check.ts';
import type { FileRefusal } from './refused-words.ts';
import { sniff } from './sniff.ts';

/** What a file is that is kept as it came. */
export type Judged = {
  kind: Exclude<FileKind, 'picture'>;
  mediaType: string;
  ending: string;
  width: number | null;
  height: number | null;
  pages: number | null;
  seconds: number | null;
};

const nothing = { width: null, height: null, pages: null, seconds: null };

/** Judges a file that is not drawn anew, from its content: what it is, or why it is not kept. */
export function judge(content: Uint8Array): Outcome<Judged, FileRefusal> {
  if (content.length === 0) return refused('empty');
  const kind = sniff(content);
  if (kind === 'svg' || kind === 'tiff') return refused(kind);
  if (kind === 'pdf') return within('document', content) ?? pdf(content);
  if (kind === 'zip') return within('document', content) ?? office(content);
  if (kind === 'mp4' || kind === 'webm') return within('film', content) ?? film(kind, content);
  if (kind === 'vtt') return within('captions', content) ?? captions(content);
  return refused('unknown kind');
}

const within = (kind: keyof typeof fileLimits, content: Uint8Array) =>
  content.length > fileLimits[kind] ? refused('too large' as const) : null;

function pdf(content: Uint8Array): Outcome<Judged, FileRefusal> {
  const read = readPdf(content);
  if (read.refusal !== null) return refused(read.refusal);
  const { pages } = read;
  return done({ ...nothing, kind: 'document', mediaType: 'application/pdf', ending: 'pdf', pages });
}

function office(content: Uint8Array): Outcome<Judged, FileRefusal> {
  const read = officeFile(content);
  return read.ok ? done({ ...nothing, kind: 'document', ...read.value }) : read;
}

function film(kind: 'mp4' | 'webm', content: Uint8Array): Outcome<Judged, FileRefusal> {
  const read = kind === 'mp4' ? mp4Film(content) : webmFilm(content);
  return read.ok
    ? done({ ...nothing, kind: 'film', mediaType: `video/${kind}`, ending: kind, ...read.value })
    : read;
}

function captions(content: Uint8Array): Outcome<Judged, FileRefusal> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    // A letter that no text holds: something else begins like captions.
    if (/[\0-\x08\x0b\x0e-\x1f]/.test(text) || !text.includes('-->')) return refused('no text');
  } catch {
    return refused('no text');
  }
  return done({ ...nothing, kind: 'captions', mediaType: 'text/vtt; charset=utf-8', ending: 'vtt' });
}
