import { eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { contact, type ContactId } from '#db/schema/contacts.ts';
import { institutionOwner, type OwnerPart } from '#db/schema/institution-links.ts';
import { institution, type InstitutionId, institutionType } from '#db/schema/institutions.ts';
import { officer } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

const neighbourhood = alias(area, 'neighbourhood');

/** A record of an institution as the form of a merge shows it beside another; null where there is none. */
export async function institutionSide(db: Db, id: InstitutionId) {
  const [row] = await db
    .select({
      institution,
      type: institutionType.label,
      district: area.name,
      neighbourhood: neighbourhood.name,
      others: sql<
        string[]
      >`array(select name from institution_alias where institution_id = ${id} order by name)`,
    })
    .from(institution)
    .innerJoin(institutionType, eq(institutionType.code, institution.typeCode))
    .leftJoin(area, eq(area.id, institution.districtId))
    .leftJoin(neighbourhood, eq(neighbourhood.id, institution.neighbourhoodId))
    .where(eq(institution.id, id));
  return row ? { ...row, ...(await ownersOf(db, id)) } : null;
}
export type InstitutionSide = NonNullable<Awaited<ReturnType<typeof institutionSide>>>;

async function ownersOf(db: Db, id: InstitutionId): Promise<Record<OwnerPart, string | null>> {
  const rows = await db
    .select({ part: institutionOwner.part, name: officer.name })
    .from(institutionOwner)
    .innerJoin(officer, eq(officer.id, institutionOwner.officerId))
    .where(sql`${institutionOwner.institutionId} = ${id} and ${institutionOwner.endedAt} is null`);
  const of = (part: OwnerPart) => rows.find((row) => row.part === part)?.name ?? null;
  return { owner: of('owner'), deputy: of('deputy') };
}

const adder = alias(officer, 'adder');

/** Two records of a contact as the form of a merge shows them; that both were looked at is recorded. */
export async function contactSides(
  db: Db,
  actor: Officer,
  ids: readonly [ContactId, ContactId],
  now: Temporal.Instant,
) {
  const rows = await db
    .select({
      contact,
      area: area.name,
      keeper: sql<string>`coalesce(${officer.name}, ${adder.name})`,
      mainRole: sql<string | null>`(select h.title || ', ' || i.name from role_holding h
        join institution i on i.id = h.institution_id
        where h.contact_id = ${contact.id} and h.is_main and h.to_on is null limit 1)`,
      told: sql<boolean>`exists (select 1 from contact_notice n where n.contact_id = ${contact.id})`,
    })
    .from(contact)
    .leftJoin(area, eq(area.id, contact.areaId))
    .leftJoin(officer, eq(officer.id, contact.ownerId))
    .innerJoin(adder, eq(adder.id, contact.addedBy))
    .where(inArray(contact.id, [...ids]));
  const [from, into] = ids.map((id) => rows.find((row) => row.contact.id === id));
  if (!from || !into) return null;
  await record(db, actor, { operation: 'consult', entity: 'contact', ids: [...ids] }, now);
  return { from, into };
}
export type ContactSide = NonNullable<Awaited<ReturnType<typeof contactSides>>>['from'];
