import type { EventState } from '#lib/calendar/events/state.ts';
import type { EventChangeKind } from '#db/schema/event-history.ts';
import type { RegistrationKind } from '#db/schema/events.ts';
import type { Visibility } from '#db/schema/event-terms.ts';
import { shortDay, timeRange, ukDay } from '#lib/dates.ts';
import { lastDay, type Times } from '#lib/calendar/events/times.ts';
import { newsFrom } from '../_news.ts';

type Tone = 'plain' | 'warm' | 'grey' | 'error';

export const stateTags: Readonly<Record<EventState, { text: string; tone: Tone }>> = {
  draft: { text: 'Draft', tone: 'grey' },
  'sent back': { text: 'Sent back', tone: 'warm' },
  waiting: { text: 'Waiting for approval', tone: 'warm' },
  approved: { text: 'Approved', tone: 'warm' },
  published: { text: 'Published', tone: 'plain' },
  held: { text: 'Over', tone: 'grey' },
  postponed: { text: 'Postponed', tone: 'error' },
  cancelled: { text: 'Cancelled', tone: 'error' },
};

export const visibilityWords: Readonly<Record<Visibility, string>> = {
  public: 'Everybody',
  partners: 'Partners who are signed in',
  staff: 'Our staff',
  named_group: 'A named group',
};

export const registrationWords: Readonly<Record<RegistrationKind, string>> = {
  none: 'Nobody registers',
  heads: 'People say how many come, without a name',
  email: 'An email address holds a place',
};

export const changeWords: Readonly<Record<EventChangeKind, string>> = {
  drafted: 'Drafted',
  edited: 'Edited',
  asked: 'Approval asked for',
  approved: 'Approved',
  sent_back: 'Sent back',
  published: 'Published',
  moved: 'Moved',
  postponed: 'Postponed',
  cancelled: 'Cancelled',
  debriefed: 'Debriefed',
};

/** "Hosted by police" or by whom: said of every event, wherever it stands. */
export const hostWords = ({ hostedByPolice, organiser }: { hostedByPolice: boolean; organiser: string }) =>
  hostedByPolice ? `Hosted by police: ${organiser}` : `Hosted by ${organiser}`;

/** "Thu 3 Dec, 6pm to 8pm", "Sat 5 Dec, all day", "Mon 7 Dec to Fri 11 Dec, all day". */
export function spanWords(times: Times): string {
  const last = lastDay(times);
  const isOneDay = ukDay(times.startsAt).equals(last);
  const days = isOneDay ? shortDay(times.startsAt) : `${shortDay(times.startsAt)} to ${shortDay(last)}`;
  return times.allDay ? `${days}, all day` : `${days}, ${timeRange(times.startsAt, times.endsAt)}`;
}

/** What was just done to an event, by the word in its address; null for any other. */
export const newsOf = newsFrom({
  drafted: 'The event is saved as a draft',
  accepted: 'The proposal is accepted, and this is its draft. The organisation has been told',
  edited: 'The event is changed',
  again: 'The event is changed, and waits for approval again',
  asked: 'Approval is asked for',
  approved: 'The event is approved',
  'sent-back': 'The event is sent back',
  published: 'The event is published',
  moved: 'The event is moved',
  postponed: 'The event is postponed',
  cancelled: 'The event is cancelled',
  debriefed: 'The debrief is saved',
});
