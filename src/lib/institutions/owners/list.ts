import { desc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { institutionOwner } from '#db/schema/institution-links.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { officer } from '#db/schema/officers.ts';

/** Who looks after an institution and who did, the latest first; those of today stand before all others. */
export const listOwners = (db: Db, id: InstitutionId) =>
  db
    .select({
      id: institutionOwner.id,
      officerId: institutionOwner.officerId,
      name: officer.name,
      isGone: sql<boolean>`${officer.deactivatedAt} is not null`,
      part: institutionOwner.part,
      namedAt: institutionOwner.namedAt,
      endedAt: institutionOwner.endedAt,
    })
    .from(institutionOwner)
    .innerJoin(officer, eq(officer.id, institutionOwner.officerId))
    .where(eq(institutionOwner.institutionId, id))
    .orderBy(
      sql`${institutionOwner.endedAt} is not null`,
      desc(institutionOwner.part),
      desc(institutionOwner.namedAt),
      desc(institutionOwner.id),
    )
    .limit(50);
export type Looking = Awaited<ReturnType<typeof listOwners>>[number];
