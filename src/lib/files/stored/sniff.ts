/** What a file is by its first bytes: its name may say what it likes. */
export type Sniffed =
  'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'svg' | 'tiff' | 'pdf' | 'zip' | 'mp4' | 'webm' | 'vtt' | null;

const starts = (bytes: Buffer, text: string, at = 0): boolean =>
  bytes.toString('latin1', at, at + text.length) === text;

const signs: readonly (readonly [Exclude<Sniffed, null>, string, number?])[] = [
  ['jpeg', '\xff\xd8\xff'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['webp', 'WEBP', 8],
  ['avif', 'ftypavif', 4],
  ['avif', 'ftypavis', 4],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['tiff', 'II+\0'],
  ['tiff', 'MM\0+'],
  ['pdf', '%PDF-'],
  ['zip', 'PK\x03\x04'],
  ['webm', '\x1a\x45\xdf\xa3'],
];
// The brands of MP4 (registered at mp4ra.org); pictures of a phone bear others in the same box.
const mp4Brands = /^(isom|iso[2-9]|mp4[12]|avc1|M4V |dash|mmp4)$/;

/** Judges the kind of a file from its content alone; null for what is none that we know. */
export function sniff(content: Uint8Array): Sniffed {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  for (const [kind, sign, at] of signs) if (starts(bytes, sign, at)) return kind;
  if (starts(bytes, 'ftyp', 4) && mp4Brands.test(bytes.toString('latin1', 8, 12))) return 'mp4';
  const head = bytes.toString('utf8', 0, 4096).replace(/^\ufeff/, '');
  if (/^WEBVTT(?=[ \t\r\n]|$)/.test(head)) return 'vtt';
  return /^\s*<(\?xml|!DOCTYPE\s+svg|!--|svg)/i.test(head) && /<svg[\s>]/i.test(head) ? 'svg' : null;
}
