import type { Every, Ticket } from './templates.ts';

/** A mail to an address that was used to register; the ticket's `courseTitle` is the title of the event. */
type ToRegistrant = Every &
  Ticket & {
    reference: string;
    /** "3 places" */
    placesWords: string;
  };

/** What somebody with a place needs to know. */
type WithPlace = ToRegistrant & {
  accessLines: readonly string[];
  /** Where an online event is joined. */
  joiningUrl: string | null;
  /** "6pm on Thursday 3 December 2026" */
  changeUntil: string;
  manageUrl: string;
};

/** Each mail about coming to an event and exactly the fields it needs. */
export type EventMails = {
  'event-registered': WithPlace;
  /** `changes`: "3 places, was 2" */
  'event-registration-changed': WithPlace & { changes: readonly string[] };
  /** `endedWords`: one or two sentences with their full stops. */
  'event-registration-ended': ToRegistrant & { headline: string; endedWords: string; eventUrl: string };
  /** `standingWords`: "You have 2 places." */
  'event-already-registered': Omit<ToRegistrant, 'placesWords'> & {
    standingWords: string;
    manageUrl: string;
  };
  /** `holdWords`: "24 hours" */
  'event-waiting': ToRegistrant & { holdWords: string; manageUrl: string };
  /** `offerUntil`: "10:15am on Saturday 28 November 2026" */
  'event-offered': ToRegistrant & { offerUntil: string; offerUrl: string };
  'event-offer-lapsed': ToRegistrant & { offerUntil: string; eventUrl: string };
  /** `when`: "tomorrow", "in 7 days" */
  'event-reminder': WithPlace & { when: string };
  /** `headline`: "Moved", "Postponed"; `newsLines`: sentences with their full stops. */
  'event-news': ToRegistrant & { headline: string; newsLines: readonly string[]; manageUrl: string };
};

/** What each is called in lists. */
export const eventMailLabels: Readonly<Record<keyof EventMails, string>> = {
  'event-registered': 'Place at an event',
  'event-registration-changed': 'Places at an event changed',
  'event-registration-ended': 'Registration for an event ended',
  'event-already-registered': 'Link to a registration, sent again',
  'event-waiting': 'Waiting list of an event joined',
  'event-offered': 'Places at an event offered',
  'event-offer-lapsed': 'Offer of an event expired',
  'event-reminder': 'Reminder of an event',
  'event-news': 'Event moved, postponed or cancelled',
};
