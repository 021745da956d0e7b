import { done, type Outcome, refused } from '#lib/outcome.ts';
import { unzipped, type Unzipped, type ZipRefusal } from '../unzip.ts';
import { zipLimits } from './limits.ts';
import type { FileRefusal } from './refused-words.ts';

export type OfficeFile = { ending: 'docx' | 'pptx'; mediaType: string; pages: number | null };

const prefix = 'application/vnd.openxmlformats-officedocument.';
const words: Readonly<Record<ZipRefusal, FileRefusal>> = {
  'no zip': 'damaged',
  damaged: 'damaged',
  locked: 'locked',
  'too many files': 'too large inside',
  'too large inside': 'too large inside',
};
const program = /(^|\/)(vbaProject|vbaData|macrosheets)|\.(bin|exe|dll|js|vbs|ocx|jar)$|(^|\/)activeX\//i;
const embedded = /(^|\/)embeddings\//i;
// What is fetched or run when the document is opened. Links that a reader clicks are none of these.
const fetched =
  /<Relationship\b(?=[^>]*TargetMode\s*=\s*["']External)(?![^>]*Type\s*=\s*["'][^"']*\/hyperlink["'])/i;

/** What a ZIP is as a document of an office, or why it is not kept. */
export function officeFile(content: Uint8Array): Outcome<OfficeFile, FileRefusal> {
  if (!endsWithItsList(content)) return refused('more behind it');
  const opened = unzipped(content, zipLimits);
  if (!opened.ok) return refused(words[opened.reason]);
  const files = opened.value;
  const names = [...files.keys()];
  if (
    names.some((name) => program.test(name)) ||
    /macroEnabled|vbaProject/i.test(textOf(files, '[Content_Types].xml'))
  )
    return refused('macros');
  if (names.some((name) => embedded.test(name))) return refused('files inside');
  if (names.some((name) => name.endsWith('.rels') && fetched.test(textOf(files, name))))
    return refused('active');
  return kindOf(files);
}

function kindOf(files: Unzipped): Outcome<OfficeFile, FileRefusal> {
  if (!files.has('[Content_Types].xml')) return refused('unknown kind');
  if (files.has('word/document.xml')) {
    const mediaType = `${prefix}wordprocessingml.document`;
    return done({ ending: 'docx', mediaType, pages: null });
  }
  if (!files.has('ppt/presentation.xml')) return refused('unknown kind');
  const slides = [...files.keys()].filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).length;
  return done({ ending: 'pptx', mediaType: `${prefix}presentationml.presentation`, pages: slides || null });
}

const textOf = (files: Unzipped, name: string): string =>
  Buffer.from(files.get(name) ?? new Uint8Array()).toString('utf8');

// The list of files stands at the end, with no remark behind it: a remark can be a file of another kind.
function endsWithItsList(content: Uint8Array): boolean {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return bytes.length >= 22 && bytes.readUInt32LE(bytes.length - 22) === 0x06054b50;
}
