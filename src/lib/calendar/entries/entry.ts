import type { AreaId } from '#db/schema/areas.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { EventState } from '../events/state.ts';

/** What the staff calendar is made of, in the order in which it names them. */
export const layers = ['events', 'training', 'visits', 'others', 'reviews', 'dates'] as const;
export type Layer = (typeof layers)[number];

/** What record an entry stands for: whoever shows it knows its page. */
export type EntryKind = 'event' | 'session' | 'plan' | 'contact' | 'date' | 'holiday';
export type EntryState = EventState | 'tentative' | 'done' | 'not logged' | 'may shift';

/** One line of a calendar: no text that is restricted, no safety notes, and nobody's name but that of a colleague. */
export type Entry = {
  layer: Layer;
  kind: EntryKind;
  id: string;
  title: string;
  startsAt: Temporal.Instant;
  /** Whole days end at the midnight after the last. */
  endsAt: Temporal.Instant;
  allDay: boolean;
  place: string | null;
  /** A colleague who goes there, where it is not the reader. */
  who: string | null;
  state: EntryState | null;
  /** What the reader may put to another time: their own events and visits that are still to come. */
  mayMove: boolean;
  /** Whose door it is at, for two things within a fortnight. */
  institutions: readonly InstitutionId[];
  seriesId: string | null;
};

/** The areas in which a reader sees each kind of thing, and those in which they may move it. */
export type EntryAreas = {
  events: readonly AreaId[];
  moveEvents: readonly AreaId[];
  training: readonly AreaId[];
  plans: readonly AreaId[];
  movePlans: readonly AreaId[];
  contacts: readonly AreaId[];
  /** Those above as well: a date of a region matters to its districts. */
  dates: readonly AreaId[];
};

/** What is asked of the calendar: between two moments, of which layers, and where. */
export type AskedEntries = {
  from: Temporal.Instant;
  to: Temporal.Instant;
  layers: readonly Layer[];
  areas: EntryAreas;
  /** One area was chosen: what lies in none is left out. */
  isOneArea: boolean;
};

/** More entries of one layer than anybody reads in six weeks. */
export const mostOfLayer = 5000;
