import type { Db } from '#db/client.ts';
import type { PartId } from '#db/schema/session-parts.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { type MadeMark, marksOfSession, ofPart, ofPerson } from './marks.ts';
import { type RegisterRow, registerRows, type RowId } from './rows.ts';
import { standing } from './standing.ts';

type Asked = { part: PartId | null; accessNeeds: boolean };

/** A line of the register with what stands, what waits to be settled, and all that was pressed. */
export type RegisterLine = RegisterRow & {
  current: MadeMark | null;
  waiting: MadeMark[];
  history: MadeMark[];
};

/**
 * The register of one sitting; that it was opened is recorded.
 *
 * @param asked.accessNeeds whether what would help people take part is shown too
 */
export async function openRegister(
  db: Db,
  actor: Officer,
  session: SessionId,
  asked: Asked,
  now: Temporal.Instant,
): Promise<RegisterLine[]> {
  const [rows, marks] = await Promise.all([registerRows(db, session), marksOfSession(db, session)]);
  await recordLook(db, actor, rows, asked, now);
  const byPerson = ofPerson(marks);
  return rows.map((row) => {
    const history = row.attendanceId ? ofPart(byPerson.get(row.attendanceId), asked.part) : [];
    return { ...row, need: asked.accessNeeds ? row.need : null, ...standing(history), history };
  });
}

/** What stands and waits for each line of a sitting, without a name: for phones that have the register open. */
export async function registerStates(db: Db, session: SessionId, part: PartId | null) {
  const [rows, marks] = await Promise.all([registerRows(db, session), marksOfSession(db, session)]);
  const byPerson = ofPerson(marks);
  return rows.map(({ row, attendanceId }): RegisterState => {
    const own = attendanceId ? ofPart(byPerson.get(attendanceId), part) : [];
    return { row, ...standing(own) };
  });
}
export type RegisterState = { row: RowId; current: MadeMark | null; waiting: MadeMark[] };

async function recordLook(
  db: Db,
  actor: Officer,
  rows: readonly RegisterRow[],
  { accessNeeds }: Asked,
  now: Temporal.Instant,
): Promise<void> {
  const bookings = [...new Set(rows.flatMap(({ bookingId }) => bookingId ?? []))];
  const walkIns = rows.flatMap(({ bookingId, attendanceId }) => (!bookingId && attendanceId) || []);
  const fields = ['attendees', ...(accessNeeds ? ['access_need'] : [])];
  const look = { operation: 'consult' } as const;
  if (bookings.length > 0)
    await record(db, actor, { ...look, entity: 'booking', ids: bookings, fields }, now);
  if (walkIns.length > 0)
    await record(
      db,
      actor,
      { ...look, entity: 'attendance', ids: walkIns, fields: ['person_name', 'state'] },
      now,
    );
}
