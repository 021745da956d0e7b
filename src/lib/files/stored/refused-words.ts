import { fileLimits, pictureLimits } from './limits.ts';
import { sniff } from './sniff.ts';

export type FileRefusal =
  | 'empty'
  | 'too large'
  | 'unknown kind'
  | 'svg'
  | 'tiff'
  | 'moves'
  | 'too many points'
  | 'damaged'
  | 'more behind it'
  | 'locked'
  | 'active'
  | 'files inside'
  | 'macros'
  | 'too large inside'
  | 'says where'
  | 'no text';

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;
const sizes = `a picture may hold ${megabytes(fileLimits.picture)}, a document ${megabytes(fileLimits.document)} and a film ${megabytes(fileLimits.film)}`;

/** What is said of a file that is not kept, and what to do. */
export const fileRefusals: Readonly<Record<FileRefusal, string>> = {
  empty: 'The file is empty. Choose another one',
  'too large': `The file is too large: ${sizes}. Save it smaller and send it again`,
  'unknown kind':
    'This is no kind of file that we keep. Send a picture as JPEG, PNG or WebP, a document as PDF, Word or PowerPoint, or a film as MP4 or WebM',
  svg: 'An SVG picture can hold a program. Save it as PNG and send that',
  tiff: 'Browsers cannot show TIFF pictures. Save it as JPEG or PNG and send that',
  moves: 'The picture moves. Save one still picture of it and send that',
  'too many points': `The picture has more than ${(pictureLimits.pixels / 1_000_000).toLocaleString('en-GB')} million points. Save it smaller and send it again`,
  damaged: 'The file is damaged or cut short. Save it again from where it was made, and send that',
  'more behind it':
    'Something else is hidden behind the end of the file. Save it again from where it was made',
  locked: 'The file is locked with a password. Save it without one',
  active:
    'The PDF holds a program or starts something by itself. Save it again as a plain PDF, or print it to PDF',
  'files inside': 'There are other files inside this one. Save it without what is attached or embedded',
  macros: 'The document holds macros. Save it without them, as .docx or .pptx',
  'too large inside': 'The file unpacks into far more than it says. Save it again from where it was made',
  'says where': 'The film says where it was taken. Save it again without the place, and send that',
  'no text': 'The captions are not plain text that begins with WEBVTT. Save them as a .vtt file in UTF-8',
};

/** What is said of a file of which only the beginning was read: that it is too large, or of a kind that helps nobody. */
export function tooLargeWords(beginning: Uint8Array | undefined): string {
  const kind = beginning ? sniff(beginning) : null;
  return fileRefusals[kind === 'tiff' || kind === 'svg' ? kind : 'too large'];
}
