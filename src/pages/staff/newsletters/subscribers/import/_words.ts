import type { ImportProblem, ListState } from '#db/schema/newsletter-imports.ts';
import type { ListDeedRefusal } from '#lib/newsletters/imports/ask.ts';
import { mostRows } from '#lib/newsletters/imports/file.ts';
import type { ListedImport } from '#lib/newsletters/imports/find.ts';
import { oldestMonths } from '#lib/newsletters/imports/read-row.ts';
import { peopleWords, rowWords } from '../../_words.ts';

/** What is wrong with a row, and what to do about it. */
export const problemWords: Readonly<Record<ImportProblem, string>> = {
  'no address': 'There is no email address',
  'not an address': 'This is not an email address: correct it, like name@example.com',
  twice: 'The same address stands further up: one row is enough',
  'no source': 'It does not say where they agreed: name the form, the event or the sheet of paper',
  'no day': 'It does not say when they agreed: enter the day',
  'no such day': 'There is no such day: write it like 3/12/2026 or 2026-12-03',
  'not yet': 'The day on which they agreed is still to come: correct it',
  'too old': `They agreed more than ${oldestMonths} months ago. Ask them to subscribe on the website`,
  'no words': 'It does not say what they agreed to: enter the words they read or heard',
  'no topic': 'It does not say what they want to hear about: name a topic, or choose one for the whole list',
  'unknown topic': 'We have no such topic: use the names of our list, with semicolons between them',
  'unknown area': 'We have no such area: use the names of our forces, with semicolons between them',
  'unknown sector': 'We have no such sector: use the names of our list, with semicolons between them',
  known: 'This address gets newsletters already, or was asked to confirm',
  'not to be written to':
    'This address said no, or mail to it came back. Only its owner can ask for newsletters again',
};

/** The column whose cell is wrong, where it is one that is not shown anyway. */
export const cellOf: Readonly<Partial<Record<ImportProblem, string>>> = {
  ...{ 'no such day': 'agreed', 'not yet': 'agreed', 'too old': 'agreed' },
  ...{ 'unknown topic': 'topics', 'unknown area': 'areas', 'unknown sector': 'sectors' },
};

/** "100,000" */
export const mostRowsWords = mostRows.toLocaleString('en-GB');

export const fileWords = {
  'too large': 'The file is larger than 20 MB. Send it in parts',
  'no file': 'Choose a file: CSV, or an Excel workbook (.xlsx)',
  empty: 'The file is empty. Choose another',
};

export const deedWords: Readonly<Record<ListDeedRefusal, string>> = {
  'no such list': 'This list is not there any more',
  'elsewhere by now': 'Somebody moved this list on since you opened it. This is how it stands now',
  'nothing to write': 'No row of this list can be taken in',
  'too late': 'The 30 days in which it could be taken back are over',
};

/** Whether the worker has a list: its page looks again by itself. */
export const isAtWork = (state: ListState): boolean => ['reading', 'writing', 'undoing'].includes(state);

/** Where a list stands, in a table of lists. */
export function resultOf({ state, rowsFine, isProven }: ListedImport): string {
  const people = peopleWords(rowsFine);
  const words: Readonly<Record<ListState, string>> = {
    reading: 'Being read',
    ready: 'Waits for you to look at it',
    writing: 'Being taken in',
    written: isProven ? `${people} taken in` : `${people} asked to confirm`,
    undoing: 'Being taken back',
    undone: 'Taken back',
    failed: 'Could not be read',
  };
  return words[state];
}

/** What became of a list, as the first line of its page says it. */
export function leadOf({ state, rowsFine, rowsAll, isProven }: ListedImport): string {
  const people = peopleWords(rowsFine);
  const rows = rowWords(rowsAll);
  if (state === 'ready') return `${people} can be taken in, of ${rows}.`;
  if (state === 'undone')
    return `This list of ${rows} was taken back. Whoever confirmed since by their own link stays.`;
  return isProven
    ? `${people} of ${rows} taken in. They get the next newsletter that fits them.`
    : `${people} of ${rows} asked by email to confirm. Nothing more comes until they do.`;
}

/** How people on a list agreed, and what follows from it. */
export const ways = [
  {
    value: 'other',
    text: 'On paper, by word, or on a form without a link to confirm',
    hint: 'Each gets one email that asks them to confirm. Nothing more comes until they do',
  },
  {
    value: 'link',
    text: 'By pressing a link in an email that the old system sent',
    hint: 'They get newsletters at once. The evidence is kept as their proof',
  },
];
