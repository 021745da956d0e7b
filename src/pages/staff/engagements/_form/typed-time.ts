import { time } from '#lib/dates.ts';

/** A moment as the box for a time shows it. */
export const exactTime = (at: Temporal.Instant): string => time(at).replace(/^12 (noon|midnight)$/, '$1');

/** The same, back to the last five minutes: nobody means 2:37pm. */
export const typedTime = (at: Temporal.Instant): string =>
  exactTime(at.subtract({ minutes: at.toZonedDateTimeISO('Europe/London').minute % 5 }));
