import { ukMoment } from '#lib/dates.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { isBlankDay, readDay, readTime } from '#lib/web/typed-dates.ts';
import { dayOf, type SessionTyped } from './_session-fields.ts';
import type { SessionDetails } from '#lib/training/sessions/details.ts';

/** When the first sitting is: what further parts leave empty is as in it. */
export type FirstSitting = { startsAt: Temporal.Instant; at: Temporal.PlainTime; minutes: number };

type Times = Pick<SessionDetails, 'startsAt' | 'endsAt' | 'bookingClosesAt' | 'changesCloseAt'>;

const usualClosing = Temporal.PlainTime.from('17:00');

/**
 * Reads when a session is and until when it can be booked and changed.
 *
 * @param minutes how long the course takes, where no other length was typed
 */
export function readTimes(
  typed: SessionTyped,
  minutes: number | null,
): { ok: true; value: Times; first: FirstSitting } | { ok: false; errors: Mistakes } {
  const on = readDay(dayOf(typed, 'date'));
  const at = readTime(typed.startTime);
  const length = typed.duration === '' ? minutes : readLength(typed.duration);
  const errors: Mistakes = {
    ...(on ? {} : { date: 'Enter the date, like 3 12 2026' }),
    ...(at ? {} : { startTime: 'Enter the start time, like 2:30pm' }),
    ...(length || typed.duration === ''
      ? {}
      : { duration: 'Enter how long it takes, from 15 to 600 minutes' }),
  };
  const closes = closing(typed, 'closes', on, 2);
  const changes = closing(typed, 'changes', on, 1);
  Object.assign(errors, closes.errors, changes.errors);
  if (!on || !at || !length || Object.keys(errors).length > 0) return { ok: false, errors };
  const startsAt = ukMoment(on, at);
  const value = {
    startsAt,
    endsAt: startsAt.add({ minutes: length }),
    bookingClosesAt: closes.at ?? startsAt,
    changesCloseAt: changes.at ?? startsAt,
  };
  const late = lateMistakes(value);
  if (Object.keys(late).length > 0) return { ok: false, errors: late };
  return { ok: true, value, first: { startsAt, at, minutes: length } };
}

/** A length in minutes; null for what is none. */
export const readLength = (text: string): number | null => {
  const minutes = /^\d{2,3}$/.test(text.trim()) ? Number(text) : 0;
  return minutes >= 15 && minutes <= 600 ? minutes : null;
};

type Closing = 'closes' | 'changes';

/** A closing moment; where nothing is typed it is at 5pm so many days before. */
function closing(
  typed: SessionTyped,
  name: Closing,
  on: Temporal.PlainDate | null,
  daysBefore: number,
): { at: Temporal.Instant | null; errors: Mistakes } {
  const given = dayOf(typed, name);
  const time = typed[`${name}Time`] === '' ? usualClosing : readTime(typed[`${name}Time`]);
  const day = isBlankDay(given) ? (on?.subtract({ days: daysBefore }) ?? null) : readDay(given);
  const errors: Mistakes = {
    ...(day || isBlankDay(given)
      ? {}
      : { [name]: 'Enter a date, like 1 12 2026, or leave all three boxes empty' }),
    ...(time ? {} : { [`${name}Time`]: 'Enter a time, like 5pm, or leave it empty' }),
  };
  return { at: day && time ? ukMoment(day, time) : null, errors };
}

function lateMistakes({ startsAt, bookingClosesAt, changesCloseAt }: Times): Mistakes {
  const isLate = (at: Temporal.Instant) => Temporal.Instant.compare(at, startsAt) > 0;
  return {
    ...(isLate(bookingClosesAt) ? { closes: 'Choose a moment before the session starts' } : {}),
    ...(isLate(changesCloseAt) ? { changes: 'Choose a moment before the session starts' } : {}),
  };
}
