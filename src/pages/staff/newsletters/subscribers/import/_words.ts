import type { ImportProblem } from '#db/schema/newsletter-imports.ts';
import { mostRows } from '#lib/newsletters/imports/read-list.ts';
import type { ListRefusal } from '#lib/newsletters/imports/read-list.ts';
import { oldestMonths } from '#lib/newsletters/imports/read-row.ts';
import type { UndoRefusal } from '#lib/newsletters/imports/undo.ts';
import type { WriteRefusal } from '#lib/newsletters/imports/write.ts';

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

export const listWords: Readonly<Record<ListRefusal | 'too large' | 'no file', string>> = {
  empty: 'The file has no rows under its headings. Choose another',
  'no column': 'No column is called Email. The first row must hold headings',
  'too many': `The file has more than ${mostRows.toLocaleString('en-GB')} rows. Send it in parts`,
  'not a table': 'The file is no list. Save it as CSV in your spreadsheet, and send it again',
  'too large': 'The file is larger than 1 MB. Send it in parts',
  'no file': 'Choose a CSV file',
};

export const deedWords: Readonly<Record<WriteRefusal | UndoRefusal, string>> = {
  'no such list': 'This list is not there any more',
  'written already': 'This list was taken in already',
  'nothing to write': 'No row of this list can be taken in',
  'too late': 'The 30 days in which it could be taken back are over',
};

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
