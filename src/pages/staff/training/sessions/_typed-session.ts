import { time, ukDay } from '#lib/dates.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import type { SessionTyped } from './_session-form.ts';
import type { SessionForStaff } from '#lib/training/sessions/find-for-staff.ts';

/** A session as its form shows it. */
export function typedSession({ session }: Pick<SessionForStaff, 'session'>): SessionTyped {
  const minutes = session.startsAt.until(session.endsAt).total('minutes');
  return {
    courseId: session.courseId,
    ...dayParts('date', session.startsAt),
    startTime: time(session.startsAt),
    duration: String(minutes),
    mode: session.mode,
    siteId: session.siteId ?? '',
    areaId: session.siteId ? '' : session.areaId,
    joiningLink: session.joiningLink ?? '',
    capacity: String(session.capacity),
    placesPerBooking: String(session.placesPerBooking),
    ...dayParts('closes', session.bookingClosesAt),
    closesTime: time(session.bookingClosesAt),
    ...dayParts('changes', session.changesCloseAt),
    changesTime: time(session.changesCloseAt),
    offerHours: String(session.offerHours),
    trainers: session.trainers,
    access: session.access,
  };
}

function dayParts<Name extends 'date' | 'closes' | 'changes'>(name: Name, at: Temporal.Instant) {
  const { day, month, year } = typedDay(ukDay(at));
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year } as Record<
    `${Name}-${'day' | 'month' | 'year'}`,
    string
  >;
}
