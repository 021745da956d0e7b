import type { ProgrammeStep } from '#db/schema/courses.ts';

/** "1 place", "3 places". */
export const placesWords = (count: number): string => (count === 1 ? '1 place' : `${count} places`);

/** "1 person", "3 people". */
export const peopleWords = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

/** "45 minutes", "1 hour 30 minutes" is never said: training is known by its minutes. */
export const durationWords = (minutes: number): string => `${minutes} minutes`;

/** "48 hours", "1 hour". */
export const hoursWords = (hours: number): string => (hours === 1 ? '1 hour' : `${hours} hours`);

type Where = {
  mode: 'in_person' | 'online';
  site: { name: string; street: string; town: string; postcode: string } | null;
  /** The place of an organisation that we come to, in its own words. */
  venueWords?: string | null;
};

/** Where a session is, on one line: "Central Library, Harpur Street, Bedford MK40 1PG" or "Online, by video call". */
export function placeWords({ mode, site, venueWords }: Where): string {
  if (mode === 'in_person' && venueWords) return venueWords;
  return mode === 'online' || !site
    ? 'Online, by video call'
    : `${site.name}, ${site.street}, ${site.town} ${site.postcode}`;
}

/** The moments of a programme, from the session's start. */
export const programmeTimes = (startsAt: Temporal.Instant, steps: readonly ProgrammeStep[]) =>
  steps.map(({ minute, text }) => ({ at: startsAt.add({ minutes: minute }), text }));

/** "6 places left", "1 place left", "Full". */
export const placesLeftWords = (left: number): string => (left === 0 ? 'Full' : `${placesWords(left)} left`);
