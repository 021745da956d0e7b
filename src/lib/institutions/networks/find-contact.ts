import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { ContactId } from '#db/schema/contacts.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/**
 * The one contact in some areas of this name, or with this address; null where that is none or several. That their
 * name was looked for is recorded.
 */
export async function findContactByName(
  db: Db,
  actor: Officer,
  { areas, name }: { areas: readonly AreaId[]; name: string },
  now: Temporal.Instant,
): Promise<ContactId | null> {
  const typed = name.replaceAll('\0', '').trim();
  const rows = await db.execute<{ id: ContactId }>(sql`
    with named as materialized (
      select id, area_id from contact where plain_words(name) = plain_words(${typed}) and erased_at is null
        and merged_into_id is null
      union select id, area_id from contact where email = ${typed} and erased_at is null and merged_into_id is null
    ) select id from named where area_id = any(${`{${areas.join(',')}}`}::uuid[]) limit 2`);
  const ids = rows.map(({ id }) => id);
  const look = { operation: 'consult', entity: 'contact', fields: ['name'] } as const;
  if (ids.length > 0) await record(db, actor, { ...look, ids }, now);
  const [only, another] = ids;
  return only && !another ? only : null;
}
