import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { ImportId } from '#db/schema/imports.ts';
import { ukDay } from '#lib/dates.ts';

/** Rows that were found to be perhaps somebody, and are to be added after all, get an id of their own. */
export const renewIds = (tx: Db, id: ImportId) =>
  tx.execute(sql`
    update import_row r set
      institution_id = case when i.kind = 'institutions' then gen_random_uuid() else r.institution_id end,
      contact_id = case when i.kind = 'contacts' then gen_random_uuid() else r.contact_id end
    from import_run i where i.id = r.import_id and r.import_id = ${id} and r.decision = 'create' and r.found_by = 'like'`);

/**
 * Whoever said since the file was checked that they want to be left alone is left alone; so is everybody at an
 * institution that said so.
 */
export async function recheckContacts(tx: Db, id: ImportId, now: Temporal.Instant): Promise<void> {
  const today = sql`${ukDay(now).toString()}::date`;
  const deciding = sql`r.import_id = ${id} and r.decision in ('create', 'update', 'fill')`;
  const bar = sql`update import_row r set decision = 'skip', found_by = 'barred', remarks =`;
  await tx.execute(sql`${bar} '{"They asked not to be contacted, since the file was checked"}'
    from contact_suppression s where ${deciding} and s.hash = any(r.hashes)`);
  await tx.execute(sql`${bar} '{"They declined or paused contact, since the file was checked"}'
    from contact c where ${deciding} and c.state <> 'open' and (c.paused_until is null or c.paused_until > ${today})
      and (c.id = r.contact_id or c.email = (r.record->>'email')::citext)
      and c.erased_at is null and c.merged_into_id is null`);
  await tx.execute(sql`${bar} '{"The institution declined contact, or is not there any more"}'
    from institution i where ${deciding} and i.id = r.institution_id
      and (i.contact_state = 'declined' or i.merged_into_id is not null)`);
}
