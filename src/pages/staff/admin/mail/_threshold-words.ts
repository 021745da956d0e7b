import { date } from '#lib/dates.ts';
import type { thresholdHistory, Thresholds } from '#lib/mail/returned/thresholds.ts';

/** What each number of the form is called, and what it is about. */
export const thresholdFields: readonly (readonly [
  name: keyof Thresholds,
  label: string,
  hint: string | undefined,
])[] = [
  ['hard', 'Mails that came back for good', 'Its server says that there is no such address.'],
  [
    'softDays',
    'Different days on which mail came back for now',
    'Its box was full, or its server did not take it.',
  ],
  ['softWithin', 'Within how many days', undefined],
  ['complaints', 'Complaints', 'A reader called our mail unwanted. Their newsletters end at the same time.'],
];

/** What was decided at one time, as a row. */
export const decidedRow = (
  one: Awaited<ReturnType<typeof thresholdHistory>>[number],
): (string | number)[] => [
  date(one.decidedAt),
  one.hard,
  `${one.softDays} in ${one.softWithin} days`,
  one.complaints,
  one.decidedBy ?? 'Not kept any more',
];

const times = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** The thresholds as sentences. */
export const thresholdWords = ({ hard, softDays, softWithin, complaints }: Thresholds): string[] => [
  `After ${times(hard, 'mail that came back', 'mails that came back')} for good, because there is no such address.`,
  `When mail came back for now on ${softDays} different days within ${softWithin}.`,
  `After ${times(complaints, 'complaint', 'complaints')}. The newsletters of whoever complains end too.`,
];
