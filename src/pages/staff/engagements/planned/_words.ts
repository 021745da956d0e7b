import { shortDay, timeRange } from '#lib/dates.ts';
import type { FoundPlan } from '#lib/engagement/plans/find.ts';
import { newsFrom } from '../../_news.ts';

/** "Visit: Harpur Vale Academy". */
export const planTitle = ({ type, institution }: Pick<FoundPlan, 'type' | 'institution'>): string =>
  `${type}: ${institution.name}`;

/** "Wed 25 Nov, 10am to 11am". */
export const whenWords = ({ startsAt, endsAt }: Pick<FoundPlan['plan'], 'startsAt' | 'endsAt'>): string =>
  `${shortDay(startsAt)}, ${timeRange(startsAt, endsAt)}`;

/** What was just done to a plan, by the word in its address; null for any other. */
export const newsOf = newsFrom({
  planned: 'The visit is planned',
  moved: 'The visit is moved',
  cancelled: 'The visit is cancelled',
  joined: 'You go along',
  left: 'You do not go along any more',
});
