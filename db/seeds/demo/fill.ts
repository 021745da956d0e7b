import type { Booker } from './bookers.ts';
import { book, type Desk, rename } from './bookings.ts';
import { cancel, cancelAll } from './endings.ts';
import { earlier, momentBetween } from './moments.ts';
import type { Session } from './sessions.ts';
import { accept, offer, wait } from './waiting.ts';

const parties = [1, 1, 2, 2, 2, 3, 3, 4, 5];

/** Fills a session with bookings as its plan says, with its queue, its changes of mind and its reminders. */
export function fill(desk: Desk, session: Session, bookers: readonly Booker[]): void {
  const queue = [...bookers];
  const { plan } = session;
  const isOver = plan.workingDay < 0;
  const sellsOut = isOver && plan.booked >= plan.capacity;
  // In a session that sold out, two places went to somebody who had waited for them.
  const late = sellsOut || plan.story === 'offer open' ? 2 : 0;
  fillUp(desk, session, queue, plan.booked - late);
  if (late > 0) changeHands(desk, session, queue, late, isOver);
  if (plan.story === 'offer open' || plan.story === 'waiting list') queueUp(desk, session, queue);
  else if (desk.chance.next() < 0.35) changeMind(desk, session, queue);
  cancelAll(desk, session);
  remind(desk, session);
}

const lastMoment = (session: Session, { now }: Desk) =>
  earlier(session.bookingClosesAt, session.cancelledAt ?? now.subtract({ hours: 12 }));

function fillUp(desk: Desk, session: Session, queue: Booker[], places: number): void {
  const until = lastMoment(session, desk);
  for (let left = places; left > 0;) {
    // Few book for some courses: each then brings more people, and some are kept to wait.
    const least = Math.ceil(left / Math.max(1, queue.length - 3));
    const party = Math.min(left, session.placesPerBooking, Math.max(least, desk.chance.pick(parties)));
    const booker = queue.shift();
    if (!booker) throw new Error(`Nobody is left to book ${session.course.title}.`);
    const made = book(desk, session, booker, party, momentBetween(session.addedAt, until, desk.chance));
    if (desk.chance.next() < 0.1) rename(desk, session, made.row, made.places);
    left -= party;
  }
}

/** Somebody gives places back, and they are offered to somebody who waits. */
function changeHands(desk: Desk, session: Session, queue: Booker[], party: number, taken: boolean): void {
  const [leaving, next] = [queue.shift(), queue.shift()];
  if (!leaving || !next) throw new Error(`Nobody is left to wait for ${session.course.title}.`);
  const offeredAt = taken
    ? session.bookingClosesAt.subtract({ hours: 30 })
    : momentBetween(desk.now.subtract({ hours: 30 }), desk.now.subtract({ hours: 8 }), desk.chance);
  const first = book(
    desk,
    session,
    leaving,
    party,
    momentBetween(session.addedAt, offeredAt.subtract({ hours: 90 }), desk.chance),
  );
  const turn = wait(desk, session, next, party, offeredAt.subtract({ hours: 70 }));
  cancel(desk, session, first, {
    by: 'booker',
    reason: 'Staff are needed elsewhere that day',
    at: offeredAt,
  });
  const answeredAt = taken ? offeredAt.add({ hours: 3 }) : null;
  offer(desk, session, turn, offeredAt, answeredAt);
  if (answeredAt) accept(desk, session, turn, next, answeredAt);
}

function queueUp(desk: Desk, session: Session, queue: Booker[]): void {
  const hoursAgo = (hours: number) => desk.now.subtract({ hours });
  // Three parties, one after the other, since the places went.
  for (const hours of [72, 44, 6]) {
    const booker = queue.shift();
    const at = momentBetween(hoursAgo(hours), hoursAgo(hours / 2), desk.chance);
    if (booker)
      wait(desk, session, booker, desk.chance.between(1, Math.min(4, session.placesPerBooking)), at);
  }
}

/** A booking beside those that stand, cancelled again in time. */
function changeMind(desk: Desk, session: Session, queue: Booker[]): void {
  const booker = queue.shift();
  if (!booker) return;
  const until = lastMoment(session, desk);
  const at = momentBetween(session.addedAt, until, desk.chance);
  if (Temporal.Instant.compare(at, until) >= 0) return;
  const taken = desk.ledger.places.filter((one) => one.sessionId === session.id && !one.releasedAt).length;
  const made = book(desk, session, booker, Math.min(2, Math.max(1, session.capacity - taken)), at);
  cancel(desk, session, made, { by: 'booker', reason: null, at: momentBetween(at, until, desk.chance) });
}

// The worker would remind these people late and in the wrong words, had they not been reminded on the day.
function remind({ ledger, now }: Desk, session: Session): void {
  const at = session.startsAt.subtract({ hours: 24 * 7 });
  const isDue = Temporal.Instant.compare(at, now) <= 0 && Temporal.Instant.compare(session.startsAt, now) > 0;
  if (!isDue) return;
  for (const row of ledger.bookings.filter(
    ({ sessionId, cancelledAt }) => sessionId === session.id && !cancelledAt,
  )) {
    const places = ledger.places.filter(({ bookingId }) => bookingId === row.id);
    if (places.length === 0 || Temporal.Instant.compare(row.bookedAt, at) >= 0) continue;
    ledger.reminders.push({ bookingId: row.id, sessionId: session.id, daysBefore: 7, queuedAt: at });
    ledger.letters.push({ template: 'reminder', booking: row, session, places, at });
  }
}
