import { day } from '#lib/dates.ts';
import { firstSitting, type Part } from '../parts/sittings.ts';
import { partsWords } from '../parts/words.ts';
import { durationWords, programmeTimes } from '../words.ts';
import type { CourseWords } from '../courses/words.ts';

type Session = { startsAt: Temporal.Instant; endsAt: Temporal.Instant };

/** How many minutes something is on. */
export const minutesOf = ({ startsAt, endsAt }: Session): number => endsAt.since(startsAt).total('minutes');

/** How long a session itself is, which may be other than its course: "75 minutes", "3 parts, the last on …". */
export const lengthWords = ({ parts, ...session }: Session & { parts: readonly Part[] }): string =>
  partsWords(parts) ?? durationWords(minutesOf(session));

type Found = {
  session: Session;
  parts: readonly Part[];
  course: Pick<CourseWords, 'programme' | 'durationMinutes'>;
};

/**
 * What happens when, and at which sitting; null where the session is longer or shorter than the course, whose times
 * would then be wrong.
 */
export function programmeOf({ session, parts, course }: Found) {
  const first = firstSitting({ ...session, parts });
  if (course.programme.length === 0 || minutesOf(first) !== course.durationMinutes) return null;
  const heading = parts.length > 0 ? `On the day of part 1, ${day(first.startsAt)}` : 'On the day';
  return { heading, steps: programmeTimes(first.startsAt, course.programme) };
}
