import { sourceWords } from '#lib/areas/postcodes/attribution.ts';
import { isUnderWay, type Release } from '#lib/areas/postcodes/releases.ts';
import { dayParts, moment } from '#lib/dates.ts';

const number = (value: number) => value.toLocaleString('en-GB');

/** "ONS Postcode Directory, May 2026" */
export function releaseName({ source, publishedOn, rowsRead, fileName }: Release | InUse): string {
  if (rowsRead === 0) return fileName;
  const { month, year } = publishedOn ? dayParts(publishedOn) : {};
  return month ? `${sourceWords[source]}, ${month} ${year}` : sourceWords[source];
}
type InUse = Pick<Release, 'source' | 'publishedOn' | 'rowsRead' | 'fileName'>;

/** What is known of the list in use, line by line. */
export const releaseFacts = (release: Omit<Release, 'startedByName'>) => [
  { key: 'List', value: releaseName(release) },
  { key: 'File', value: release.fileName },
  { key: 'Postcodes', value: number(release.rowsKept) },
  { key: 'Moved to another district', value: number(release.rowsMoved) },
  { key: 'Left out, Northern Ireland', value: number(release.rowsDropped) },
  { key: 'Lines without a postcode', value: number(release.rowsRefused) },
  { key: 'In use since', value: release.finishedAt ? moment(release.finishedAt) : '' },
];

/** How far an import is: a share to draw, and the words beside it. */
export function progressOf({ bytesRead, bytesAll, rowsRead }: Release) {
  const megabytes = (bytes: number) => number(Math.round(bytes / 1e5) / 10);
  if (!bytesAll) return { max: 1, value: 0, words: 'Waiting for the file to arrive and the worker to begin' };
  const words = `${number(rowsRead)} rows, ${megabytes(bytesRead)} of ${megabytes(bytesAll)} MB`;
  return bytesRead >= bytesAll
    ? { max: bytesAll, value: bytesRead, words: `${words}. Putting the list in use` }
    : { max: bytesAll, value: bytesRead, words };
}

/** What came of an import, in one sentence. */
export function resultWords(release: Release, now: Temporal.Instant): string {
  if (release.failure) return `Not used. ${release.failure}`;
  if (release.finishedAt) return `${number(release.rowsKept)} postcodes put in use`;
  return isUnderWay(release, now) ? 'Being read' : 'Cut short: send it again';
}
