import type { event } from '#db/schema/events.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';

type Row = typeof event.$inferSelect;

/** What the form of an event asks for. Where a site is given, the rest of the place is read from it as it is written. */
export type EventDetails = Pick<
  Row,
  | ('typeCode' | 'visibility' | 'title' | 'summary' | 'description')
  | ('hostedByPolice' | 'organiser' | 'organiserId')
  | ('startsAt' | 'endsAt' | 'allDay')
  | ('mode' | 'siteId' | 'venue' | 'venuePostcode' | 'onlineLink')
  | ('stepFree' | 'hearingLoop' | 'accessibleToilet' | 'parking' | 'accessNotes')
  | ('latitude' | 'longitude' | 'precision' | 'areaId' | 'neighbourhoodId')
  | 'safetyNotes'
  | ('registration' | 'capacity' | 'partyLimit' | 'registrationClosesAt')
> & { leadOfficerId: OfficerId };

/** An event as its form gives it: itself, and what stands beside it. */
export type EventGiven = {
  details: EventDetails;
  /** Codes of the audiences it is for and of what helps people take part. */
  tags: readonly string[];
  /** Who holds it with the organiser. */
  hosts: readonly { name: string; institutionId: InstitutionId | null }[];
  /** Colleagues who go there beside the lead officer. */
  going: readonly OfficerId[];
};

/** What the public or partners read: it is read by a second pair of eyes before it leaves the team. */
export const publicWords = {
  title: 'title',
  summary: 'summary',
  description: 'words',
  typeCode: 'kind',
  visibility: 'who may find it',
  organiser: 'organiser',
  hostedByPolice: 'hosted by police',
} as const satisfies Partial<Record<keyof EventDetails, string>>;

const facts = {
  ...{ startsAt: 'time', endsAt: 'time', allDay: 'time' },
  ...{ mode: 'place', siteId: 'place', venue: 'place', venuePostcode: 'place', onlineLink: 'link' },
  ...{ stepFree: 'access', hearingLoop: 'access', accessibleToilet: 'access', parking: 'access' },
  ...{ accessNotes: 'access', areaId: 'area', neighbourhoodId: 'neighbourhood team' },
  ...{ leadOfficerId: 'lead officer', safetyNotes: 'safety notes' },
  ...{ registration: 'registration', capacity: 'capacity', partyLimit: 'size of a party' },
  registrationClosesAt: 'end of registration',
} as const satisfies Partial<Record<keyof EventDetails, string>>;

const words: Partial<Record<keyof EventDetails, string>> = { ...publicWords, ...facts };

/** What differs between two states of an event, in words, each once. */
export function changedWords(from: Stored, to: EventDetails): string[] {
  const keys = Object.keys(words) as (keyof EventDetails)[];
  return [...new Set(keys.filter((key) => differs(from[key], to[key])).map((key) => words[key]!))];
}

/** Whether what others read of it differs. */
export const wordsDiffer = (from: Stored, to: EventDetails): boolean =>
  (Object.keys(publicWords) as (keyof typeof publicWords)[]).some((key) => from[key] !== to[key]);

/** The same as it stands in the database, where whoever led it may be forgotten. */
type Stored = Omit<EventDetails, 'leadOfficerId'> & Pick<Row, 'leadOfficerId'>;

const differs = (from: unknown, to: unknown): boolean =>
  from instanceof Temporal.Instant && to instanceof Temporal.Instant
    ? !from.equals(to)
    : (from ?? null) !== (to ?? null);
