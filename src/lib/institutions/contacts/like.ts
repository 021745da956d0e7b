import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { ContactId } from '#db/schema/contacts.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { phoneFigures } from './addresses.ts';

/** Somebody who is here already and may be the same person. */
export type Alike = { id: ContactId; name: string; title: string | null; institution: string | null };

type Asked = { name: string; email: string | null; phone: string | null; institutionId: InstitutionId };

/**
 * Contacts in some areas with the same address, the same number, or the same name at the same institution.
 * That they were shown is recorded.
 */
export async function likeContacts(
  db: Db,
  officer: Officer,
  { areas, ...asked }: Asked & { areas: readonly AreaId[] },
  now: Temporal.Instant,
): Promise<Alike[]> {
  const here = areas.length > 0 ? sql`c.area_id in ${[...areas]}` : sql`false`;
  const rows = await db.execute<Alike>(sql`
    with same as materialized (${sql.join(ways(asked), sql` union `)})
    select c.id, c.name, r.title, i.name as institution
    from same join contact c on c.id = same.id
    left join role_holding r on r.contact_id = c.id and r.is_main and r.to_on is null
    left join institution i on i.id = r.institution_id
    where c.erased_at is null and c.merged_into_id is null and (c.area_id is null or ${here})
    order by c.name, c.id limit 10`);
  const ids = [...rows].map(({ id }) => id);
  const entry = { operation: 'consult', entity: 'contact', ids, fields: ['name'] } as const;
  if (ids.length > 0) await record(db, officer, entry, now);
  return [...rows];
}

function ways({ name, email, phone, institutionId }: Asked): SQL[] {
  const figures = phone && phoneFigures(phone);
  return [
    sql`select r.contact_id as id from role_holding r join contact c on c.id = r.contact_id
      where r.institution_id = ${institutionId} and r.to_on is null and plain_words(c.name) = plain_words(${name})`,
    ...(email ? [sql`select id from contact where email = ${email}::citext`] : []),
    ...(figures
      ? [sql`select id from contact where right(regexp_replace(phone, '\\D', '', 'g'), 10) = ${figures}`]
      : []),
  ];
}
