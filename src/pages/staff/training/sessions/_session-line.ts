import { day, timeRange } from '#lib/dates.ts';
import type { SessionForStaff } from '#lib/training/sessions/find-for-staff.ts';
import { placeWords } from '#lib/training/words.ts';

/** When, where and for whom a session is, in one line under its title. */
export function sessionLine({ session, site, parts }: SessionForStaff): string {
  const first = day(session.startsAt);
  const when =
    parts.length > 1
      ? `${parts.length} parts from ${first}`
      : `${first}, ${timeRange(session.startsAt, session.endsAt)}`;
  const where = placeWords({ mode: session.mode, site, venueWords: session.venueWords });
  const forWhom = session.kind === 'whole_organisation' ? ` For all staff of ${session.organisation}.` : '';
  return `${when}. ${where}.${forWhom} Reference ${session.reference}`;
}
