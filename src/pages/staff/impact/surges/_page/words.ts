import type { SurgeCall } from '#lib/impact/surge/calls.ts';
import { outcomeWords } from '#lib/impact/surge/words.ts';
import { date, shortDay, time, ukDay } from '#lib/dates.ts';
import { strengthWords } from '#lib/institutions/standing-words.ts';
import type { PlaceToRing } from '#lib/institutions/to-reassure.ts';
import { newsFrom } from '../../../_news.ts';

/** "50 minutes ago", "3 hours ago", "12 June 2026": how old something is, as one says it in the first hours. */
export function agoWords(at: Temporal.Instant, now: Temporal.Instant): string {
  const minutes = Math.floor(at.until(now).total('minutes'));
  if (minutes < 1) return 'now';
  if (minutes < 120) return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} hours ago` : date(at);
}

/** "2:30pm" today, "Thu 3 Dec, 2:30pm" otherwise. */
export const whenWords = (at: Temporal.Instant, now: Temporal.Instant): string =>
  ukDay(at).equals(ukDay(now)) ? time(at) : `${shortDay(at)}, ${time(at)}`;

/** "Dana Whitlock is ringing, since 2:30pm" */
export const claimWords = ({ by, claimedAt }: NonNullable<SurgeCall['claim']>): string =>
  `${by} is ringing, since ${time(claimedAt)}`;

/** "Spoke, 2:30pm, Dana Whitlock" */
export const ringWords = ({ outcome, at, by }: SurgeCall['rings'][number], now: Temporal.Instant): string =>
  `${outcomeWords[outcome]}, ${whenWords(at, now)}, ${by}`;

/** "Secondary school. Working together, last contact 3 November 2026. Owner Dana Whitlock." */
export function aboutWords(one: PlaceToRing, inSeveral: boolean): string {
  const { type, district, lastContactAt, strength, owner } = one;
  const last = lastContactAt ? `last contact ${date(lastContactAt)}` : 'nobody has spoken with them yet';
  const where = inSeveral ? `, ${district ?? 'in no district yet'}` : '';
  const whose = owner ? `Owner ${owner}` : 'No owner';
  return `${type}${where}. ${strengthWords[strength] ?? ''}, ${last}. ${whose}.`;
}

/** What was just done, as a banner says it. */
export const newsOf = newsFrom({
  opened: 'The surge page is open. Ring from the top',
  claimed: 'It is yours to ring for 15 minutes',
  'gave-back': 'Given back: anybody may ring it',
  rang: 'The call is logged',
  moved: 'The order is changed',
  added: 'Added at the end of the order',
  removed: 'Taken out of the order',
  decided: 'The decision stands in the log',
  'took-over': 'You run this surge now',
  closed: 'The surge is closed. It is only read from now on',
});
