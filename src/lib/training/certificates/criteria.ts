import type { AttendanceState } from '#db/schema/attendance.ts';

/** What a version of a course says of certificates. */
export type CourseTerms = {
  hasCertificate: boolean;
  certificateAfterHours: number;
  certificateNeedsEvaluation: boolean;
};

export type Standing =
  | { kind: 'no certificate' }
  | { kind: 'not marked' }
  | { kind: 'not present' }
  | { kind: 'no name' }
  | { kind: 'waits'; until: Temporal.Instant }
  | { kind: 'due' };

/**
 * Evaluations are anonymous and cannot be joined to a person, so nobody can be made to fill one in. Where a course
 * asks for it, the certificate leaves time for it: it comes two weeks after, whoever answered.
 */
export const evaluationHours = 14 * 24;

/** How many hours after the end of the session a certificate goes out. */
export const certificateHours = ({
  certificateAfterHours: hours,
  certificateNeedsEvaluation,
}: CourseTerms): number => (certificateNeedsEvaluation ? Math.max(hours, evaluationHours) : hours);

/** When a certificate goes out. */
export const certificateAt = (endsAt: Temporal.Instant, terms: CourseTerms): Temporal.Instant =>
  endsAt.add({ hours: certificateHours(terms) });

/** Whether somebody on a register gets a certificate, and when. Part of a course is no course. */
export function certificateStanding(
  { state, personName }: { state: AttendanceState | null; personName: string | null },
  terms: CourseTerms,
  endsAt: Temporal.Instant,
  now: Temporal.Instant,
): Standing {
  if (!terms.hasCertificate) return { kind: 'no certificate' };
  if (state === null) return { kind: 'not marked' };
  if (state !== 'present') return { kind: 'not present' };
  if (!personName?.trim()) return { kind: 'no name' };
  const until = certificateAt(endsAt, terms);
  return Temporal.Instant.compare(until, now) > 0 ? { kind: 'waits', until } : { kind: 'due' };
}

/** The day by which somebody should come again; null where once is enough. */
export const refresherDueOn = (
  attendedOn: Temporal.PlainDate,
  refresherMonths: number | null,
): Temporal.PlainDate | null =>
  refresherMonths === null ? null : attendedOn.add({ months: refresherMonths });
