import type { PeopleForStaff } from '#lib/training/sessions/find-for-staff-people.ts';

type Booking = PeopleForStaff['bookings'][number];
type State = { text: string; tone: 'plain' | 'warm' | 'grey' };

/** Where each booking of a session stands, for its tag. */
export function bookingStates(queue: PeopleForStaff['queue']): (one: Booking) => State {
  const waits = new Set(queue.map(({ bookingId }) => bookingId));
  return (one) => {
    if (one.cancelledAt) return { text: 'Cancelled', tone: 'grey' };
    if (!waits.has(one.id)) return { text: 'Booked', tone: 'plain' };
    return { text: one.people.length > 0 ? 'Booked, waits for more' : 'Waiting', tone: 'warm' };
  };
}
