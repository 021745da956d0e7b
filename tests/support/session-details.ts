import type { trainingSession } from '#db/schema/sessions.ts';
import type { SessionDetails } from '#lib/training/sessions/details.ts';

/** A session as it is, for an edit that changes one thing. */
export const detailsOf = (row: typeof trainingSession.$inferSelect): SessionDetails => ({
  courseId: row.courseId,
  mode: row.mode,
  siteId: row.siteId,
  areaId: row.areaId,
  startsAt: row.startsAt,
  endsAt: row.endsAt,
  bookingClosesAt: row.bookingClosesAt,
  changesCloseAt: row.changesCloseAt,
  capacity: row.capacity,
  placesPerBooking: row.placesPerBooking,
  offerHours: row.offerHours,
  trainers: row.trainers,
  access: row.access,
  joiningLink: row.joiningLink,
});
