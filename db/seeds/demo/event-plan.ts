import type { EventMode, RegistrationKind } from '../../schema/events.ts';
import type { Visibility } from '../../schema/event-terms.ts';
import type { EventVenueKey } from './event-venues.ts';

/** Who of the demonstration's team: by the first part of their address. */
export type Who = 'officer' | 'supervisor' | 'deputy' | 'comms';

/** How far an event is. Without a word it was published. */
export type EventStep =
  'draft' | 'asked' | 'sent back' | 'approved' | 'published' | 'postponed' | 'cancelled';

/** An event of the demonstration: days are counted from today, those past are negative. */
export type EventPlan = {
  title: string;
  /** Its type as the list of terms calls it. */
  type: string;
  day: number;
  /** It falls on this day of the week on or after that day, Monday being 1. */
  weekday?: number;
  /** "18:30"; whole days without it. */
  from?: string;
  minutes?: number;
  days?: number;
  summary: string;
  words?: string;
  /** A key of venues.csv, a venue of its own, or the district of an event on a screen. */
  at: { site: string } | { venue: EventVenueKey } | { online: string };
  mode?: EventMode;
  organiser: string;
  /** Others who hold it too. */
  with?: readonly string[];
  byPolice?: boolean;
  visibility?: Visibility;
  lead?: Who;
  going?: readonly Who[];
  audiences?: readonly string[];
  access?: readonly string[];
  safety?: string;
  registration?: RegistrationKind;
  capacity?: number;
  partyLimit?: number;
  step?: EventStep;
  /** Why it was sent back, put off or called off. */
  because?: string;
  /** It was first meant to be so many days earlier. */
  movedBy?: number;
  debrief?: { headcount: number; feedback: string; learned: string };
  /** Who may see it, where it is for a named group. */
  readers?: { because: string; who: readonly Who[] };
};
