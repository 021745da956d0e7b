import type { ChangeKind } from '#db/schema/bookings.ts';
import { placesWords } from '../words.ts';

const words: Record<ChangeKind, (places: string) => string> = {
  booked: (places) => `${places} booked`,
  joined_waiting_list: (places) => `Joined the waiting list for ${places}`,
  left_waiting_list: () => 'Left the waiting list',
  offered: (places) => `${places} offered`,
  offer_accepted: (places) => `Offer of ${places} accepted`,
  offer_declined: (places) => `Offer of ${places} declined`,
  offer_lapsed: (places) => `Offer of ${places} not answered in time`,
  offer_withdrawn: (places) => `Offer of ${places} withdrawn`,
  attendees_changed: () => 'Names or emails changed',
  places_added: (places) => `${places} added`,
  places_given_back: (places) => `${places} given back`,
  moved: (places) => `${places} moved from another date`,
  session_changed: () => 'Details of the session changed',
  cancelled: () => 'Cancelled',
};

/** One line of a booking's history in words. */
export const changeWords = ({ kind, places }: { kind: ChangeKind; places: number | null }): string =>
  words[kind](placesWords(places ?? 0));
