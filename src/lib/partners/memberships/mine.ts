import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { institution, type InstitutionId, institutionType } from '#db/schema/institutions.ts';
import { type PartnerId, partnerMembership, type PartnerRole, partnerRoles } from '#db/schema/partners.ts';

const columns = {
  id: partnerMembership.id,
  institutionId: institution.id,
  organisation: institution.name,
  typeCode: institutionType.code,
  sectorCode: institutionType.sectorCode,
  role: partnerMembership.role,
  askedAt: partnerMembership.askedAt,
  grantedAt: partnerMembership.grantedAt,
};

const ofPartner = (db: Db, partnerId: PartnerId, institutionId?: InstitutionId) =>
  db
    .select(columns)
    .from(partnerMembership)
    .innerJoin(institution, eq(institution.id, partnerMembership.institutionId))
    .innerJoin(institutionType, eq(institutionType.code, institution.typeCode))
    .where(
      and(
        eq(partnerMembership.partnerId, partnerId),
        isNull(partnerMembership.endedAt),
        institutionId
          ? and(eq(institution.id, institutionId), isNotNull(partnerMembership.grantedAt))
          : undefined,
      ),
    )
    .orderBy(asc(institution.name), asc(institution.id));

/** The organisations that somebody may see or has asked to see, by name. */
export const membershipsOf = (db: Db, partnerId: PartnerId) => ofPartner(db, partnerId);
export type Membership = Awaited<ReturnType<typeof membershipsOf>>[number];

/** By what somebody may see an organisation; null where nobody has let them. */
export async function membershipIn(
  db: Db,
  partnerId: PartnerId,
  institutionId: InstitutionId,
): Promise<Membership | null> {
  const [row] = await ofPartner(db, partnerId, institutionId);
  return row ?? null;
}

/** Whether somebody is a training lead of an organisation. */
export const isLead = (membership: Pick<Membership, 'role'> | null): boolean =>
  membership?.role === 'training_lead';

/** What the roles are called. */
export const partnerRoleWords: Readonly<Record<PartnerRole, string>> = {
  training_lead: 'Training lead',
  colleague: 'Colleague',
};

/** The roles that a form offers. */
export const roleCodes = partnerRoles;
