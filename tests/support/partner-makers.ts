import type { Db } from '#db/client.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import { partner, partnerMembership, type PartnerRole } from '#db/schema/partners.ts';
import type { Partner } from '#lib/actor.ts';
import { anOfficer, now } from './makers.ts';

/** A school without a district, of a name that no other has. */
export async function anInstitution(
  db: Db,
  given: Partial<typeof institution.$inferInsert> = {},
): Promise<typeof institution.$inferSelect> {
  const name = `Ashmere ${crypto.randomUUID().slice(0, 8)} School`;
  const [row] = await db
    .insert(institution)
    .values({ name, typeCode: 'secondary_school', postcode: 'MK40 1AA', ...given })
    .returning();
  return row!;
}

/** Somebody who signs in by a link, with an address at the school of bookings that tests make. */
export async function aPartner(
  db: Db,
  given: { email?: string; name?: string | null } = {},
): Promise<Partner> {
  const email = given.email ?? `${crypto.randomUUID()}@ashmere.school.example`;
  const name = given.name === undefined ? 'Grace Okafor' : given.name;
  const [row] = await db.insert(partner).values({ email, name, addedAt: now }).returning();
  return { kind: 'partner', id: row!.id, email, name };
}

type Given = { partner?: Partner; role?: PartnerRole; grantedAt?: Temporal.Instant | null };

/** A membership that an officer granted, of a training lead where nothing else is said. */
export async function aMembership(db: Db, of: { id: InstitutionId }, given: Given = {}) {
  const who = given.partner ?? (await aPartner(db));
  const grantedAt = given.grantedAt === undefined ? now : given.grantedAt;
  const [row] = await db
    .insert(partnerMembership)
    .values({
      partnerId: who.id,
      institutionId: of.id,
      role: given.role ?? 'training_lead',
      askedAt: now,
      grantedAt,
      grantedByOfficer: grantedAt && (await anOfficer(db)).id,
    })
    .returning();
  return { ...row!, partner: who };
}
