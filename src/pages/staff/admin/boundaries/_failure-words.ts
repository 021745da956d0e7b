import type { ReadFailure } from '#lib/areas/boundaries/read/found.ts';
import { boundaryLimits } from '#lib/areas/boundaries/limits.ts';
import { counted, sizeWords } from './_words.ts';

type Words = { title: string; words: string };

const coarser = 'Use a coarser version: publishers offer “generalised” ones, which are exact enough here.';

const failures: Record<ReadFailure, Words> = {
  'not a boundary file': {
    title: 'This is not a file of boundaries that Concord knows',
    words:
      'Use GeoJSON, TopoJSON, KML, a ZIP with one of these or with a shapefile, or the answer of the police API.',
  },
  damaged: {
    title: 'The file is damaged',
    words: 'It breaks off or its parts do not fit together. Download it from its publisher again.',
  },
  'zip locked': {
    title: 'The ZIP is locked with a password',
    words: 'Unpack it and pack it again without one.',
  },
  'too many files': {
    title: 'The ZIP holds too many files',
    words: `It may hold ${boundaryLimits.zipEntries}. Pack only the files of one set of boundaries.`,
  },
  'too large inside': {
    title: 'The ZIP unfolds to more than Concord reads',
    words: `Unpacked it may hold ${sizeWords(boundaryLimits.inflatedBytes)}. ${coarser}`,
  },
  'no areas': { title: 'There are no areas in the file', words: 'It can be read, and is empty.' },
  'too many areas': {
    title: 'There are too many areas in the file',
    words: `It may hold ${counted(boundaryLimits.features)}. Use a file of your own part of the country.`,
  },
  'too many corners': {
    title: 'The boundaries are too detailed',
    words: `They may have ${counted(boundaryLimits.vertices)} corners in all. ${coarser}`,
  },
  'unknown projection': {
    title: 'The file does not say how its numbers are to be read',
    words:
      'Its projection is missing or unusual. Files of the Ordnance Survey and the Office for National Statistics are nearly always in the British National Grid: read it as that, and look at the map.',
  },
  'metres not degrees': {
    title: 'The numbers are not degrees',
    words:
      'The file says that it holds latitude and longitude, but the numbers are too large. They look like metres of the British National Grid: read it as that, and look at the map.',
  },
  'too much to read': {
    title: 'The file takes more memory to read than there is',
    words: coarser,
  },
};

const ours: Words = {
  title: 'The file could not be read',
  words:
    'It is our fault, and it has been noted. Try it again, or try the same boundaries in another format.',
};

/** Why nothing of a file could be read, and what can be done. */
export const failureWords = (reason: string): Words =>
  Object.hasOwn(failures, reason) ? failures[reason as ReadFailure] : ours;

/** Whether reading it as the National Grid is likely to help. */
export const mayBeGrid = (reason: string): boolean =>
  reason === 'unknown projection' || reason === 'metres not degrees';
