/** What is known of a file: enough to say before it is fetched what one gets. */
export type FileFacts = {
  name: string;
  mediaType: string;
  size: number;
  pages: number | null;
  seconds: number | null;
  words: string;
};

const formats: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  docx: 'Word',
  pptx: 'PowerPoint',
  jpg: 'JPEG picture',
  png: 'PNG picture',
  mp4: 'MP4 film',
  webm: 'WebM film',
  vtt: 'Captions (VTT)',
};

/** The ending of a name: the format by which downloads are counted. */
export const endingOf = (name: string): string => /\.([a-z0-9]+)$/.exec(name)?.[1] ?? 'file';

export const formatWords = ({ name }: Pick<FileFacts, 'name'>): string => formats[endingOf(name)] ?? 'File';

/** "210 KB", "1.9 MB" */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** "PDF, A3, 2 pages, 210 KB" */
export function factWords(file: FileFacts): string {
  const { pages, seconds, words, size } = file;
  const unit = endingOf(file.name) === 'pptx' ? 'slide' : 'page';
  const parts = [
    formatWords(file),
    words,
    pages ? `${pages} ${unit}${pages === 1 ? '' : 's'}` : '',
    seconds ? lengthWords(seconds) : '',
    sizeWords(size),
  ];
  return parts.filter(Boolean).join(', ');
}

/** "2 minutes 5 seconds" */
export function lengthWords(seconds: number): string {
  const [whole, rest] = [Math.floor(seconds / 60), seconds % 60];
  const count = (n: number, unit: string) => (n > 0 ? `${n} ${unit}${n === 1 ? '' : 's'}` : '');
  return [count(whole, 'minute'), count(rest, 'second')].filter(Boolean).join(' ');
}
