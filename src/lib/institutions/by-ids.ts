import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { institutionOwner } from '#db/schema/institution-links.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import { officer } from '#db/schema/officers.ts';

/** Some institutions by name, with who owns each today. */
export const listByIds = (db: Db, ids: readonly InstitutionId[]) =>
  db
    .select({
      id: institution.id,
      name: institution.name,
      districtId: institution.districtId,
      owner: officer.name,
    })
    .from(institution)
    .leftJoin(
      institutionOwner,
      and(
        eq(institutionOwner.institutionId, institution.id),
        eq(institutionOwner.part, 'owner'),
        isNull(institutionOwner.endedAt),
      ),
    )
    .leftJoin(officer, eq(officer.id, institutionOwner.officerId))
    .where(and(inArray(institution.id, [...ids]), isNull(institution.mergedIntoId)))
    .orderBy(sql`plain_words(${institution.name})`, institution.id);
