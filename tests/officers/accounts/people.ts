import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { officer, type OfficerId, type Role, roleGrant } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { hashKey, makeKey } from '#lib/keys/link-key.ts';
import type { RoleDetails } from '#lib/officers/accounts/role-details.ts';
import { anOfficer, now, secret } from '../../support/makers.ts';

export const today = Temporal.PlainDate.from('2026-11-21');
export const reason = 'Cover for a colleague.';

/** The id of an area by its code: "bedfordshire", "eastern". */
export async function areaOf(db: Db, code: string): Promise<AreaId> {
  const [row] = await db.select({ id: area.id }).from(area).where(eq(area.code, code));
  return row!.id;
}

/** An administrator for Bedfordshire, or for the area whose code is given. */
export async function anAdministrator(db: Db, code = 'bedfordshire'): Promise<Officer> {
  const made = await anOfficer(db, 'administrator');
  const areaId = await areaOf(db, code);
  await db.update(roleGrant).set({ areaId }).where(eq(roleGrant.officerId, made.id));
  return { ...made, grants: [{ ...made.grants[0]!, areaId }] };
}

/** A role from today without an end, in Bedfordshire unless told. */
export const aRole = async (db: Db, given: Partial<RoleDetails> = {}): Promise<RoleDetails> => ({
  role: 'analyst',
  areaId: given.areaId ?? (await areaOf(db, 'bedfordshire')),
  startsOn: today,
  endsOn: null,
  ...given,
});

/** A key of a link with its text, as the mail holds it. */
export const aKey = () => makeKey(secret);

export const accountOf = async (db: Db, id: OfficerId) =>
  (await db.select().from(officer).where(eq(officer.id, id)))[0]!;

export const grantsOf = (db: Db, id: OfficerId) =>
  db.select().from(roleGrant).where(eq(roleGrant.officerId, id));

export const mailsTo = (db: Db, email: string) =>
  db.select().from(mailMessage).where(eq(mailMessage.toEmail, email));

export const hashOf = hashKey;
export { now, type Role };
