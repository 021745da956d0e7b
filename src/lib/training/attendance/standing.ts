import type { AttendanceState, MarkId } from '#db/schema/attendance.ts';
import type { PartId } from '#db/schema/session-parts.ts';

/** A mark as far as it matters to what stands. */
export type Marked = {
  id: MarkId;
  partId: PartId | null;
  state: AttendanceState | null;
  counts: boolean;
  settlesMarkId: MarkId | null;
};

/** What somebody pressed: the state, and the mark that they saw as they pressed. */
export type Press = { state: AttendanceState | null; saw: MarkId | null };

/**
 * What the marks of one person for one sitting come to.
 *
 * @param marks in the order in which they were recorded
 * @returns the mark that stands, and those that wait until somebody settles them
 */
export function standing<Mark extends Marked>(marks: readonly Mark[]) {
  const current = marks.findLast(({ counts }) => counts) ?? null;
  const settledUpTo = Math.max(
    -1,
    ...marks.map(({ settlesMarkId }) => marks.findIndex(({ id }) => id === settlesMarkId)),
  );
  const waiting = marks.filter(({ counts }, index) => !counts && index > settledUpTo);
  return { current, waiting };
}

/**
 * Whether a press counts at once. It does when whoever pressed saw what still stands, and when they say what stands
 * already; it waits when somebody else said something else meanwhile.
 */
export function countsAtOnce(marks: readonly Marked[], { state, saw }: Press): boolean {
  const stands = standing(marks).current?.state ?? null;
  const seen = marks.find(({ id }) => id === saw)?.state ?? null;
  return seen === stands || state === stands;
}
