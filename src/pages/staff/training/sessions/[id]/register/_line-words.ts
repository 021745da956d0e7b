import type { AttendanceState } from '#db/schema/attendance.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { markedWords, stateWords } from '#lib/training/attendance/states.ts';
import { time } from '#lib/dates.ts';

/** A mark as far as it is told: who, what, when. */
export type ToldMark = {
  state: AttendanceState | null;
  pressedAt: Temporal.Instant;
  officerId: OfficerId | null;
  by: string | null;
};

/** What a line says of its mark: "Present, checked in by themselves at 9:58am". */
export function standsWords(mark: ToldMark | null): string {
  if (!mark || mark.state === null) return 'Not marked yet';
  const by = mark.officerId ? `${mark.by ?? 'a colleague'}, ${time(mark.pressedAt)}` : selfWords(mark);
  return `${stateWords[mark.state]}: ${by}`;
}

const selfWords = ({ pressedAt }: ToldMark) => `checked in by themselves at ${time(pressedAt)}`;

/** A line of the history of somebody: "Marcus Adeyinka marked absent". */
export function historyWords(mark: ToldMark & { counts: boolean }): string {
  const did = mark.officerId
    ? `${mark.by ?? 'A colleague'} ${markedWords(mark.state)}`
    : 'Checked in by themselves';
  return mark.counts ? did : `${did}, on top of another mark`;
}

/** What each of several people did to one line, for whoever has to settle it. */
export function conflictWords(
  current: ToldMark | null,
  waiting: readonly ToldMark[],
  reader: OfficerId,
): string {
  const said = ({ state, pressedAt, officerId, by }: ToldMark) => {
    const isMine = officerId === reader;
    const who = isMine ? 'You' : (by ?? 'They');
    if (state === null) return `${who} took the mark back at ${time(pressedAt)}.`;
    const did = officerId
      ? `${isMine ? 'chose' : 'marked'} ${stateWords[state].toLowerCase()}`
      : 'checked in by themselves';
    return `${who} ${did} at ${time(pressedAt)}.`;
  };
  return [...(current ? [current] : []), ...waiting].map(said).join(' ');
}

/** A state as a form and a script write it; none is "none". */
export const stateCode = (state: AttendanceState | null): string => state ?? 'none';

export type Choice = { state: string; text: string };

/** The answers to a conflict: keep what stands, or use one of what waits. */
export function choices(
  current: Pick<ToldMark, 'state'> | null,
  waiting: readonly Pick<ToldMark, 'state'>[],
): Choice[] {
  const stands = current?.state ?? null;
  const words = (state: AttendanceState | null) =>
    state ? stateWords[state].toLowerCase() : 'it not marked';
  const others = [...new Set(waiting.map(({ state }) => state))].filter((state) => state !== stands);
  return [
    { state: stateCode(stands), text: `Keep ${words(stands)}` },
    ...others.map((state) => ({
      state: stateCode(state),
      text: state ? `Use ${words(state)}` : 'Take the mark back',
    })),
  ];
}
