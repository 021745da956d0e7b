import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { ukDay } from '#lib/dates.ts';

/** An institution that could report for a district. */
export type Mailbox = { id: InstitutionId; name: string; mailbox: string };

/**
 * Institutions of a district with a mailbox that may be written to, of which a name begins with some words; without
 * words the bodies of local government and of police.
 */
export async function mailboxesIn(
  db: Db,
  { areaId, beginning }: { areaId: AreaId; beginning: string },
  now: Temporal.Instant,
): Promise<Mailbox[]> {
  const escaped = beginning.toLowerCase().replace(/[\\%_]/g, '\\$&');
  const asked = beginning
    ? sql`lower(i.name) like ${`%${escaped}%`}`
    : sql`y.sector_code in ('local_government', 'police')`;
  const today = sql`${ukDay(now).toString()}::date`;
  const rows = await db.execute<Mailbox>(sql`
    with here as materialized (
      select i.id, i.name, i.mailbox, i.type_code from institution i where i.district_id = ${areaId}
        and i.mailbox is not null and i.closed_on is null and i.merged_into_id is null
        and (i.contact_state = 'open' or (i.contact_state = 'paused' and i.paused_until <= ${today}))
    )
    select i.id, i.name, i.mailbox from here i join institution_type y on y.code = i.type_code
    where ${asked} order by i.name, i.id limit 20`);
  return [...rows];
}
