import type { passedOver } from '#lib/tension/summaries/distribute.ts';

const over: Readonly<Record<NonNullable<ReturnType<typeof passedOver>>, string>> = {
  closed: 'Passed over: their account is closed',
  declined: 'Passed over: they asked us to stay away',
  paused: 'Passed over: they asked for a pause',
};

/** Why a reader gets no email, in words; null where they get one. */
export const overWords = (why: ReturnType<typeof passedOver>): string | null => why && over[why];

/** What an officer on the list gets, to choose from. */
export const outputOptions = [
  { value: 'shareable', text: 'What may be shared' },
  { value: 'restricted', text: 'All of it', hint: 'For those who work for the whole force' },
];

/** What the page says after the button was pressed: to how many it went. */
export function sentWords(typed: string | null): string | undefined {
  if (!typed || !/^\d{1,3}$/.test(typed)) return undefined;
  if (typed === '0') return 'Everybody had it already';
  return typed === '1' ? 'It is on its way to one reader' : `It is on its way to ${typed} readers`;
}
