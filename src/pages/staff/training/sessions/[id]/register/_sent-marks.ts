import { createHash } from 'node:crypto';
import type { AttendanceState, MarkId } from '#db/schema/attendance.ts';
import type { Fields } from '#lib/web/form-body.ts';
import type { RowPress } from '#lib/training/attendance/mark.ts';
import type { RowId } from '#lib/training/attendance/rows.ts';
import type { Sitting } from '#lib/training/attendance/sittings.ts';
import { everyState } from '#lib/training/attendance/states.ts';
import { readId } from '#lib/web/read-id.ts';

/** "present", or "none" for a mark that is taken back; undefined for what is neither. */
export function readState(text: string | undefined): AttendanceState | null | undefined {
  if (text === 'none') return null;
  return everyState.find((state) => state === text);
}

/**
 * What the form of the register asks for, when it is sent whole: one press for each line whose choice is not what
 * its sender saw, and for the button that was pressed.
 */
export function sentMarks(
  fields: Fields,
  { part }: Sitting,
  known: Known,
  now: Temporal.Instant,
): RowPress[] {
  const one = (name: string) => fields.get(name)?.[0];
  const [pressedRow, pressedState] = (one('press') ?? '').split(':');
  const token = one('token') ?? '';
  const rows = [...fields.keys()].flatMap((name) => rowOf(/^saw\.(.+)$/.exec(name)?.[1]) ?? []);
  return rows.flatMap((row) => {
    const isPressed = row === pressedRow;
    const state = readState(isPressed ? pressedState : one(`state.${row}`));
    const saw = markOf(one(`saw.${row}`));
    if (state === undefined || (!isPressed && state === seenState(known, saw))) return [];
    const id = idOf(token, row, String(state));
    const settles = isPressed ? markOf(one(`settles.${row}`)) : null;
    return [{ id, row, part, state, saw, settles, pressedAt: now }];
  });
}

/** The marks that are there, to tell what a sender saw from what they chose. */
type Known = ReadonlyMap<MarkId, AttendanceState | null>;

export const knownMarks = (
  lines: readonly { history: readonly { id: MarkId; state: AttendanceState | null }[] }[],
): Known => new Map(lines.flatMap(({ history }) => history.map(({ id, state }) => [id, state] as const)));

const seenState = (known: Known, saw: MarkId | null) => (saw ? (known.get(saw) ?? null) : null);

const rowOf = (text: string | undefined): RowId | null => readId(text);
const markOf = (text: string | undefined): MarkId | null => readId(text);

// The same form sent twice makes the same marks, and they count once.
function idOf(token: string, row: string, state: string): MarkId {
  const hash = createHash('sha256').update(`${token} ${row} ${state}`).digest('hex');
  const parts = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ];
  return parts.join('-') as MarkId;
}
