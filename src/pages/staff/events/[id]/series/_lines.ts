import type { SeriesLine } from '#lib/calendar/series/find.ts';
import { whenWords } from '#lib/calendar/registrations/words.ts';
import { day, shortDay } from '#lib/dates.ts';

type Date = NonNullable<SeriesLine['date']>;

/** How one date of a series stands, in a word for its tag. */
export function standing({ cancelledAt, postponedAt, publishedAt, approvedAt, askedAt }: Date) {
  if (cancelledAt) return { text: 'Cancelled', tone: 'grey' as const };
  if (postponedAt) return { text: 'Put off', tone: 'warm' as const };
  if (publishedAt) return { text: 'Published', tone: 'plain' as const };
  if (approvedAt) return { text: 'Approved', tone: 'plain' as const };
  return askedAt
    ? { text: 'Waits for approval', tone: 'warm' as const }
    : { text: 'Draft', tone: 'grey' as const };
}

/** When one date is, or was to be. */
export const lineWhen = ({ at, date }: SeriesLine): string => (date ? whenWords(date) : day(at));

/** What is different about one date. */
export function difference({ at, date, gap }: SeriesLine): string {
  if (gap?.reason === 'bank_holiday') return 'Left out: a bank holiday.';
  if (gap) return date ? `Taken out: ${date.cancelReason ?? 'by hand'}` : 'Taken out.';
  if (!date) return '';
  if (!date.startsAt.equals(at)) return `Moved from ${shortDay(at)}.`;
  return date.isException ? 'Differs from the others.' : '';
}

/** What a page says after something was done to a series. */
export const seriesDone: Readonly<Record<string, { title: string; text: string }>> = {
  made: {
    title: 'The series is made',
    text: 'Its new dates are drafts. Ask for approval of one, and they go together.',
  },
  moved: {
    title: 'The times are changed',
    text: 'Who had registered is told, and their places move with the dates.',
  },
  spread: { title: 'The other dates are like this one', text: 'What somebody had made different stays so.' },
  removed: { title: 'The date is taken out', text: 'You can put it back below, until the day has come.' },
  'put-back': {
    title: 'The date is back',
    text: 'A date that had been published is held after all, and who registered is told. Any other is a draft.',
  },
  ended: { title: 'The series has ended', text: 'You can take that back below.' },
  'go-on': {
    title: 'The series goes on',
    text: 'Dates that had been published are held after all. The others are drafts.',
  },
};
