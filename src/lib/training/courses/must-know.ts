import type { CourseLink } from '#db/schema/courses.ts';
import type { CourseWords } from './words.ts';

type Words = Pick<CourseWords, 'title' | 'beforeYouCome' | 'bring' | 'prerequisites'>;

/**
 * What people with a place must hear when their session takes other words, a line each; empty when they can come
 * as they meant to. The hours are the session's own and stay, so a new length is for the officer to see to: moving
 * the session tells everybody.
 */
export const mustKnow = (before: Words, after: Words): string[] => [
  ...(after.title === before.title ? [] : [`The course is now called “${after.title}”`]),
  ...preparing(before, after),
  ...renewed('What to bring', 'You no longer need to bring anything', before.bring, after.bring),
];

const preparing = (before: Words, after: Words): string[] => [
  ...missing(after.prerequisites, before.prerequisites).map(
    ({ title, url }) => `Do this e-learning before the day: ${title}, ${url}`,
  ),
  ...missing(before.prerequisites, after.prerequisites).map(
    ({ title }) => `You no longer need this e-learning before the day: ${title}`,
  ),
  ...renewed(
    'Before you come',
    'You no longer need to do anything before you come',
    before.beforeYouCome,
    after.beforeYouCome,
  ),
];

const missing = (from: readonly CourseLink[], among: readonly CourseLink[]): CourseLink[] =>
  from.filter(({ title, url }) => !among.some((one) => one.url === url && one.title === title));

function renewed(label: string, none: string, was: string | null, is: string | null): string[] {
  if (was === is) return [];
  return [is ? `${label}: ${is}` : none];
}
