import type { Db } from '#db/client.ts';
import { plannedContact } from '#db/schema/planned-contacts.ts';
import type { Officer } from '#lib/actor.ts';
import { anOfficer, now } from './makers.ts';
import { anInstitution } from './partner-makers.ts';
import { anArea } from './promise-makers.ts';

/** A visit in four hours to a school in Luton. */
export async function aPlan(
  db: Db,
  given: Partial<typeof plannedContact.$inferInsert> = {},
  leader?: Officer,
): Promise<typeof plannedContact.$inferSelect> {
  const officer = leader ?? (await anOfficer(db, 'prevent_officer'));
  const startsAt = given.startsAt ?? now.add({ hours: 4 });
  const institutionId =
    given.institutionId ?? (await anInstitution(db, { districtId: (await anArea(db)).id })).id;
  const [row] = await db
    .insert(plannedContact)
    .values({
      ...{ institutionId, officerId: officer.id, typeCode: 'type_visit' },
      ...{ purposeCode: 'purpose_building_a_relationship', topicCode: 'topic_youth' },
      ...{ startsAt, endsAt: startsAt.add({ hours: 1 }), words: 'Bring the leaflets.' },
      ...{ plannedAt: now.subtract({ hours: 24 * 3 }), plannedBy: officer.id },
      ...given,
    })
    .returning();
  return row!;
}
