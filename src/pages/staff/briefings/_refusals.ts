import { type DaysRefusal, mostDays, mostDaysKept } from '#lib/calendar/briefings/days.ts';
import type { EditRefusal } from '#lib/calendar/briefings/edit.ts';
import type { ReleaseRefusal } from '#lib/calendar/briefings/release.ts';
import type { TickRefusal } from '#lib/calendar/briefings/tick.ts';
import type { Mistakes } from '#lib/web/form.ts';

const draftSentences = {
  'no such briefing': 'This briefing is not there any more',
  'changed meanwhile':
    'Somebody changed this briefing since you opened it. Look at how it stands now, then try again',
  'released already': 'This briefing is released, and stays as it is. Write a new version of it',
};

/** What is said to whoever pressed a button. */
export const sentences: Readonly<Record<ReleaseRefusal | TickRefusal, string>> = {
  ...draftSentences,
  'not now': 'This briefing does not wait for this any more',
  'your own': 'You wrote this briefing, or a part of it: somebody else releases it',
  'over already': 'Its days are over. Give it later days',
  'nothing to say': 'Write a line to use or a task before you ask for its release',
  'no such task': 'This task is not there any more',
  'not released': 'Tasks are ticked once the briefing is released',
};

export const daysMistakes: Readonly<Record<DaysRefusal, Mistakes>> = {
  'ends before it begins': { to: 'It ends before it begins: enter a later last day' },
  'over already': { to: 'Enter a last day from today on' },
  'too long': { to: `A briefing holds for ${mostDays} days at the most: enter an earlier last day` },
  'destroyed too early': { destroy: 'Enter a day after the last day' },
  'destroyed too late': { destroy: `Enter a day within ${mostDaysKept} days of the last day` },
};

export const editMistakes: Readonly<Record<EditRefusal, Mistakes>> = {
  ...daysMistakes,
  'no such briefing': { 'line-0': draftSentences['no such briefing'] },
  'changed meanwhile': { 'line-0': draftSentences['changed meanwhile'] },
  'released already': { 'line-0': draftSentences['released already'] },
  'task on another day': { 'due-0': 'A task is on a day that the briefing is not for: choose another' },
};
