import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { relationship } from '#db/schema/institution-links.ts';
import { type InstitutionId, site } from '#db/schema/institutions.ts';
import { network, networkMember } from '#db/schema/networks.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { now } from './makers.ts';
import { anInstitution } from './partner-makers.ts';

/** A hall of an institution, in a district. */
export async function aSite(
  db: Db,
  given: { institutionId: InstitutionId; districtId: AreaId } & Partial<typeof site.$inferInsert>,
): Promise<string> {
  const [made] = await db
    .insert(site)
    .values({
      ...{ name: 'Main hall', street: '1 Mill Lane', town: 'Bedford', postcode: 'MK40 9EW' },
      ...{ stepFree: true, hearingLoop: false, accessibleToilet: true, parking: 'Street parking' },
      ...given,
    })
    .returning();
  return made!.id;
}

/** A partnership of an institution with another that lies nowhere. */
export async function aRelationship(db: Db, institutionId: InstitutionId, by: Officer): Promise<string> {
  const other = await anInstitution(db);
  const [made] = await db
    .insert(relationship)
    .values({
      ...{ institutionId, otherInstitutionId: other.id, kind: 'partner_of' },
      ...{ recordedAt: now, recordedBy: by.id },
    })
    .returning();
  return made!.id;
}

/** A forum with one member. */
export async function aNetwork(
  db: Db,
  { institutionId, areaId }: { institutionId: InstitutionId; areaId: AreaId },
  by: Officer,
): Promise<{ network: string; member: string }> {
  const [made] = await db
    .insert(network)
    .values({
      ...{ name: 'Bedford forum', kind: 'forum', aims: 'To talk.', areaId },
      ...{ startedAt: now, startedBy: by.id },
    })
    .returning();
  const joined = { addedAt: now, addedBy: by.id, agreedOn: ukDay(now), agreedRole: 'Head teacher' };
  const [member] = await db
    .insert(networkMember)
    .values({ ...joined, networkId: made!.id, institutionId })
    .returning();
  return { network: made!.id, member: member!.id };
}
