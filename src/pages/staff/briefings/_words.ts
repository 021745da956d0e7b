import type { BriefingList } from '#lib/calendar/briefings/list.ts';
import type { BriefingState } from '#lib/calendar/briefings/state.ts';
import { date, day, dayParts } from '#lib/dates.ts';
import { newsFrom } from '../_news.ts';

/** Each state as a tag. */
export const stateTags = {
  draft: { text: 'Draft', tone: 'grey' },
  'sent back': { text: 'Sent back', tone: 'warm' },
  waiting: { text: 'Waits for release', tone: 'warm' },
  'to come': { text: 'Released, to come', tone: 'plain' },
  current: { text: 'Released', tone: 'plain' },
  replaced: { text: 'Replaced', tone: 'grey' },
  over: { text: 'Over', tone: 'grey' },
} as const satisfies Record<BriefingState, { text: string; tone: 'plain' | 'warm' | 'grey' }>;

export const listWords: Readonly<Record<BriefingList, string>> = {
  current: 'Released',
  waiting: 'Waiting for release',
  drafts: 'Drafts',
  past: 'Over or replaced',
};

type Days = { coversFrom: Temporal.PlainDate; coversTo: Temporal.PlainDate };

/** "Monday 23 to Sunday 29 November 2026", with the month and the year said twice only where they differ. */
export function daysWords({ coversFrom, coversTo }: Days): string {
  if (coversFrom.equals(coversTo)) return day(coversFrom);
  const from = dayParts(coversFrom);
  const sameYear = coversFrom.year === coversTo.year;
  const month = sameYear && coversFrom.month === coversTo.month ? '' : ` ${from.month}`;
  return `${from.weekday} ${from.day}${month}${sameYear ? '' : ` ${from.year}`} to ${day(coversTo)}`;
}

/** What was just done, as a banner says it. */
export const newsOf = newsFrom({
  drafted: 'The draft is ready. Read it through and edit it',
  edited: 'Briefing saved',
  'asked-again': 'Briefing saved. Ask for its release again: its words have changed',
  asked: 'Your supervisor is asked to release it',
  released: 'Briefing released. Those who police the area see it now',
  'sent-back': 'Sent back to whoever wrote it',
  ticked: 'Task ticked',
  unticked: 'Tick taken back',
});

/** "Neighbourhood briefing, Bedford, 23 November 2026" */
export const titleOf = (area: string, { coversFrom }: Pick<Days, 'coversFrom'>): string =>
  `Neighbourhood briefing, ${area}, ${date(coversFrom)}`;
