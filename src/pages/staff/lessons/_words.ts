import type { DecidingRefusal } from '#lib/impact/lessons/decide.ts';
import type { LessonList } from '#lib/impact/lessons/list.ts';
import { newsFrom } from '../_news.ts';

export const listWords: Readonly<Record<LessonList, string>> = {
  accepted: 'Accepted',
  waiting: 'Waiting for a decision',
  rejected: 'Rejected',
};

/** How far a lesson is, as a tag. */
export const stateTag = (decision: 'accepted' | 'rejected' | null) =>
  decision === null
    ? ({ text: 'Waits for a decision', tone: 'warm' } as const)
    : decision === 'accepted'
      ? ({ text: 'Accepted', tone: 'plain' } as const)
      : ({ text: 'Rejected', tone: 'grey' } as const);

/** What was just done, as a banner says it. */
export const newsOf = newsFrom({
  recorded: 'Lesson recorded. A supervisor who wrote no part of it accepts or rejects it',
  edited: 'Lesson saved',
  accepted: 'Lesson accepted. It is shown at the next work like this',
  rejected: 'Lesson rejected. It stays to be read, and is shown at no other work',
});

/** What is said to whoever was refused. */
export const sentences: Readonly<Record<DecidingRefusal, string>> = {
  'no such lesson': 'This lesson is not there any more',
  'changed meanwhile':
    'Somebody changed this lesson since you opened it. Look at how it stands now, then try again',
  'decided already': 'This lesson is decided on, and stays as it is',
  'your own': 'You wrote this lesson, or a part of it: somebody else decides on it',
};
