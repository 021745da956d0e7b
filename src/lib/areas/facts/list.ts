import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { areaFact } from '#db/schema/area-facts.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { officer } from '#db/schema/officers.ts';

const replacer = alias(officer, 'replacer');
const rows = (db: Db) =>
  db
    .select({ fact: areaFact, recordedByName: officer.name, replacedByName: replacer.name })
    .from(areaFact)
    .leftJoin(officer, eq(officer.id, areaFact.recordedBy))
    .leftJoin(replacer, eq(replacer.id, areaFact.replacedBy));

/** What is known of an area now, in the order of the alphabet. */
export const listFacts = (db: Db, areaId: AreaId) =>
  rows(db)
    .where(and(eq(areaFact.areaId, areaId), isNull(areaFact.replacedAt)))
    .orderBy(asc(areaFact.label));
export type Fact = Awaited<ReturnType<typeof listFacts>>[number];

/** What was said of an area before, the last replaced first. */
export const factHistory = (db: Db, areaId: AreaId) =>
  rows(db)
    .where(and(eq(areaFact.areaId, areaId), isNotNull(areaFact.replacedAt)))
    .orderBy(desc(areaFact.replacedAt), desc(areaFact.id))
    .limit(50);
