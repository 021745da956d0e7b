import type { StepRefusal } from '#lib/calendar/events/approve.ts';
import type { CallOffRefusal } from '#lib/calendar/events/call-off.ts';
import type { DebriefRefusal } from '#lib/calendar/events/debrief.ts';
import type { EditRefusal } from '#lib/calendar/events/edit.ts';
import type { FitRefusal } from '#lib/calendar/events/fits.ts';
import type { SeenEventRefusal } from '#lib/calendar/events/lock.ts';
import type { MoveRefusal } from '#lib/calendar/events/move.ts';
import { mostDays, type TimesRefusal } from '#lib/calendar/events/times.ts';
import type { Mistakes } from '#lib/web/form.ts';

export const timesMistakes = {
  'ends before it starts': { to: 'It ends before it starts: enter a later end' },
  'too long': { until: `An event lasts ${mostDays} days at the most: make it a series, or several events` },
  past: { on: 'Enter a day from today on' },
} satisfies Record<TimesRefusal, Mistakes>;

const fitMistakes = {
  ...timesMistakes,
  'no such site': { site: 'This site is not there any more' },
  'no such officer': { lead: 'The account of whoever you chose is closed. Choose somebody else' },
  'contact declined': { organiser: 'They declined contact: do not plan anything with them or at their door' },
  'contact paused': { on: 'They have paused contact: choose a day after the pause' },
  'closes too late': { closes: 'Choose a day no later than the event' },
  'needs a limit': { capacity: 'Choose that people register, or leave the number empty' },
} satisfies Record<FitRefusal, Mistakes>;

export const changedMeanwhile =
  'Somebody changed this event since you opened it. Look at how it stands now, then try again';

const seenMistakes = (field: string) =>
  ({
    'no such event': { [field]: 'This event is not there any more' },
    'changed meanwhile': { [field]: changedMeanwhile },
  }) satisfies Record<SeenEventRefusal, Mistakes>;

export const editMistakes: Record<EditRefusal, Mistakes> = {
  ...fitMistakes,
  ...seenMistakes('title'),
  cancelled: { title: 'This event is cancelled, and stays as it is' },
  'no room': { capacity: 'More people than that have a place already: enter a larger number' },
};

export const moveMistakes: Record<MoveRefusal, Mistakes> = {
  ...fitMistakes,
  ...seenMistakes('on'),
  cancelled: { on: 'This event is cancelled, and stays as it is' },
  over: { on: 'This event is over' },
  'nothing changed': { on: 'Nothing differs: choose another time, or leave it' },
};

export const callOffMistakes: Record<CallOffRefusal, Mistakes> = {
  ...seenMistakes('reason'),
  over: { reason: 'This event is over' },
  'cancelled already': { reason: 'This event is cancelled already' },
  'not now': { reason: 'Only a published event can be postponed. Edit this one instead' },
};

export const stepMistakes: Record<StepRefusal, Mistakes> = {
  ...seenMistakes('words'),
  'not now': { words: 'This event does not wait for this any more' },
  over: { words: 'This event is over' },
  'your own': { words: 'You wrote this event, or a part of it: somebody else approves it' },
};

export const debriefMistakes: Record<DebriefRefusal, Mistakes> = {
  'no such event': { headcount: 'This event is not there any more' },
  'not over': { headcount: 'This event has not begun yet' },
  'not held': { headcount: 'This event was not held' },
  'changed meanwhile': { headcount: 'Somebody wrote a debrief since you opened the page. Open it again' },
};
