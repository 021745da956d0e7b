import { comingBookings, pastBookings } from '#lib/partners/training/bookings.ts';
import { feedbackOf } from '#lib/partners/training/feedback.ts';
import { coverageByRole, trainedPeople } from '#lib/partners/training/trained.ts';
import { wholeStaffSessions } from '#lib/partners/training/whole-staff.ts';
import { listShown } from '#lib/engagement/shown/for-institution.ts';
import type { Open } from './_signed-in.ts';

/** Everything that an organisation sees of its training, and what its training leads see of our visits. */
export async function organisationView({ db, actor, id, now, isLead }: Open) {
  const scope = { institutionId: id };
  const [coming, past, coverage, trained, whole, feedback, visits] = await Promise.all([
    comingBookings(db, actor, scope, now),
    pastBookings(db, actor, scope, now),
    coverageByRole(db, actor, id, now),
    trainedPeople(db, actor, id, now),
    wholeStaffSessions(db, id, now),
    feedbackOf(db, id),
    isLead ? listShown(db, actor, id, now) : [],
  ]);
  const refreshers = trained.filter(({ state }) => state !== 'in date');
  return { coming, past, coverage, refreshers, trained: trained.length, whole, feedback, visits };
}
