import type {
  accessNeed,
  booking,
  bookingChange,
  bookingPlace,
  bookingReminder,
} from '../../schema/bookings.ts';
import type { waitlistEntry, waitlistOffer } from '../../schema/waiting-list.ts';
import type { Letter } from './letters.ts';

export type BookingRow = typeof booking.$inferSelect;
export type PlaceRow = typeof bookingPlace.$inferSelect;
export type EntryRow = typeof waitlistEntry.$inferSelect;

/** Everything that happened around bookings, row by row, before it is written in one go. */
export type Ledger = {
  bookings: BookingRow[];
  places: PlaceRow[];
  needs: (typeof accessNeed.$inferSelect)[];
  changes: (typeof bookingChange.$inferInsert)[];
  reminders: (typeof bookingReminder.$inferSelect)[];
  entries: EntryRow[];
  offers: (typeof waitlistOffer.$inferInsert)[];
  letters: Letter[];
};

export const emptyLedger = (): Ledger => ({
  bookings: [],
  places: [],
  needs: [],
  changes: [],
  reminders: [],
  entries: [],
  offers: [],
  letters: [],
});
