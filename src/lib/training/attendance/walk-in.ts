import type { Db } from '#db/client.ts';
import { isBusy } from '#db/refusals.ts';
import { attendance, type AttendanceId } from '#db/schema/attendance.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { arrive, type OpenSession } from './check-in.ts';
import { findFreePlace } from './find-person.ts';
import { isSameName } from './names.ts';
import { type RegisterRow, registerRows, type RowId } from './rows.ts';

/** Somebody who came without a place. */
export type WalkIn = {
  /** Made when the form was shown: sent twice, they are added once. */
  token: AttendanceId;
  name: string;
  email: string | null;
  organisation: { name: string; institutionId: InstitutionId | null; typeCode: string };
  roleCode: string | null;
};

/** The line they stand on now: a new one, or a place that their organisation had booked without a name. */
export type Added = { row: RowId; took: 'no place' | 'a place without a name' };

/**
 * Adds somebody to the register who was not booked, and marks them present. That they came is a fact: there is no
 * limit. Refuses whoever is on the register already, by their address or by their name and organisation.
 */
export async function addWalkIn(
  db: Db,
  actor: Actor,
  session: OpenSession,
  walkIn: WalkIn,
  now: Temporal.Instant,
): Promise<Outcome<Added, 'on the register already' | 'busy'>> {
  const rows = await registerRows(db, session.id);
  if (findSame(rows, walkIn)) return refused('on the register already');
  const free = findFreePlace(rows, walkIn.organisation.name);
  try {
    return await db.transaction(async (tx) => {
      const row = free?.row ?? (await add(tx, actor, session.id, walkIn, now));
      const isIn = await arrive(tx, actor, session, { row }, walkIn, now);
      if (!isIn) return refused('busy');
      return done({ row, took: free ? 'a place without a name' : 'no place' });
    });
  } catch (error) {
    if (isBusy(error)) return refused('busy');
    throw error;
  }
}

/** The line on which somebody stands already, by their address or by their name and organisation. */
export function findSame(
  rows: readonly RegisterRow[],
  { token, name, email, organisation }: Pick<WalkIn, 'token' | 'name' | 'email' | 'organisation'>,
): RegisterRow | null {
  const isThem = (row: RegisterRow): boolean => {
    if (row.row === (token as string)) return false;
    if (email && row.email?.toLowerCase() === email.toLowerCase()) return true;
    return row.name !== null && isSameName(row.name, name) && isSameName(row.organisation, organisation.name);
  };
  return rows.find(isThem) ?? null;
}

async function add(
  tx: Db,
  actor: Actor,
  sessionId: SessionId,
  { token: id, name, email, organisation, roleCode }: WalkIn,
  now: Temporal.Instant,
): Promise<RowId> {
  const made = await tx
    .insert(attendance)
    .values({
      id,
      sessionId,
      personName: name,
      personEmail: email,
      organisation: organisation.name,
      institutionId: organisation.institutionId,
      institutionTypeCode: organisation.typeCode,
      roleCode,
      addedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: attendance.id });
  const fields = ['person_name', 'person_email'];
  if (made.length > 0)
    await record(tx, actor, { operation: 'collect', entity: 'attendance', ids: [id], fields }, now);
  return id as string as RowId;
}
