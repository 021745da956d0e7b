import { type AttendanceState, attendanceStates } from '#db/schema/attendance.ts';

/** What each state is called, on the register and wherever attendance is shown. */
export const stateWords = {
  present: 'Present',
  part: 'Partly present',
  apologies: 'Apologies',
  absent: 'Absent',
} as const satisfies Record<AttendanceState, string>;

/** Every state, in the order in which the register shows them. */
export const everyState: readonly AttendanceState[] = attendanceStates;

/** A state in the middle of a sentence: "marked present". */
export const markedWords = (state: AttendanceState | null): string =>
  state === null ? 'took the mark back' : `marked ${stateWords[state].toLowerCase()}`;

type Said = AttendanceState | null;

/**
 * How somebody attended a session, from each of its sittings: present is present in all, and some is part. Whoever
 * came to none is marked once every sitting is; apologies for one of them are apologies.
 *
 * @returns null while that is not known yet
 */
export function stateOfSittings(sittings: readonly Said[]): Said {
  if (sittings.length === 0) return null;
  if (sittings.every((state) => state === 'present')) return 'present';
  if (sittings.some((state) => state === 'present' || state === 'part')) return 'part';
  if (sittings.includes(null)) return null;
  return sittings.includes('apologies') ? 'apologies' : 'absent';
}
