import type { RetentionRuleSeed } from './retention-rules.ts';

/** How long what belongs to the calendar is kept. */
export const calendarRules: RetentionRuleSeed[] = [
  {
    code: 'event',
    label: 'Event',
    period: 'P6Y',
    starts_from: 'the end of the event',
    action: 'anonymise',
    reason: 'the date, the place and the headcount stay for our figures, the officers and their notes do not',
  },
  {
    code: 'event_registration',
    label: 'Registration for an event',
    period: 'P30D',
    starts_from: 'the end of the event',
    action: 'aggregate',
    reason: 'nobody needs to know any more who meant to come; a headcount stays',
  },
  {
    code: 'event_proposal',
    label: 'Event that somebody proposed',
    period: 'P90D',
    starts_from: 'the day of our answer, or of the proposed event where there was none',
    action: 'erase',
    reason: 'long enough to ask us why',
  },
  {
    code: 'notable_date',
    label: 'Date that matters',
    period: 'P24M',
    starts_from: 'its last day',
    action: 'anonymise',
    reason: 'two years can be laid beside each other; who typed it in is forgotten',
  },
  {
    code: 'demonstration',
    label: 'Demonstration that was announced',
    period: 'P30D',
    starts_from: 'its last day',
    action: 'erase',
    reason: 'it stood in the calendar for safety, and is over',
  },
  {
    code: 'calendar_feed',
    label: 'Secret address of a calendar',
    period: 'P30D',
    starts_from: 'the day it was taken back, or a year after it was last read',
    action: 'erase',
    reason: 'it opens nothing any more',
  },
  {
    code: 'briefing',
    label: 'Neighbourhood briefing',
    period: 'P0D',
    starts_from: 'the destroy-by date that it bears',
    action: 'erase',
    reason: 'every print of it is destroyed by that day too',
  },
];
