import { can } from '#lib/officers/can.ts';
import { countAttendance } from '#lib/training/attendance/counts.ts';
import { arrangedBy } from '#lib/training/sessions/arranged.ts';
import { findPeopleForStaff } from '#lib/training/sessions/find-for-staff-people.ts';
import type { openSession } from './_open-session.ts';
import { sessionWarnings } from './_warnings.ts';

type Open = NonNullable<Awaited<ReturnType<typeof openSession>>>;

/**
 * Who booked a session, if whoever is signed in may see them: by their role here, and by name if it is restricted;
 * with what they may do, and who arranged it.
 */
export async function peopleOf(open: Open) {
  const { db, officer, found, session, path, now, standing } = open;
  const isForPeople = can.seeBookings(officer, path) && (standing?.isOpen ?? true);
  const sees = { accessNeeds: can.seeAccessNeeds(officer, path) };
  const may = {
    manage: can.manageSessions(officer, path),
    cancel: can.cancelSession(officer, path),
    count: can.keepRegister(officer, path),
    register: isForPeople && can.keepRegister(officer, path),
    reorder: can.reorderWaitingList(officer, path),
    restrict: can.restrictRecord(officer, path),
    seeRestrictions: can.seeRestrictions(officer, path),
    breakGlass: can.breakGlass(officer, path),
    seeCertificates: can.seeCertificates(officer, path) && (standing?.isOpen ?? true),
  };
  const people = isForPeople ? await findPeopleForStaff(db, officer, session.id, sees, now) : null;
  const attendance = people ? await countAttendance(db, session.id) : null;
  const warnings = may.manage ? await sessionWarnings(db, found, now) : [];
  const arranged = await arrangedBy(db, session.id);
  const isWhole = session.kind === 'whole_organisation';
  return { people, may, sees, attendance, warnings, arranged, isWhole };
}
