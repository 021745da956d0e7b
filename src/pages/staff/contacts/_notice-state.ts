import { date } from '#lib/dates.ts';
import { daysLeftWords, noticeDaysLeft } from '#lib/institutions/contacts/due.ts';

type Told = { addedAt: Temporal.Instant; toldAt: Temporal.Instant | null };

/** How a contact stands with its notice, in words and with how much they matter. */
export function noticeState({ addedAt, toldAt }: Told, today: Temporal.PlainDate) {
  if (toldAt) return { text: `Notice given ${date(toldAt)}`, tone: 'plain' as const, left: null };
  const left = noticeDaysLeft(addedAt, today);
  const text = `Notice owed: ${daysLeftWords(left).toLowerCase()}`;
  return { text, tone: left <= 7 ? ('error' as const) : ('warm' as const), left };
}
