import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { EventId } from '#db/schema/events.ts';
import type { RegistrationId } from '#db/schema/registrations.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

export type Row = {
  id: RegistrationId;
  reference: string;
  email: string | null;
  partySize: number;
  state: 'placed' | 'offered' | 'waiting';
  since: string;
};

const most = 100;

/**
 * Those who come to an event or wait for it, by reference, a page at a time; written to the access log.
 *
 * @param after the last reference of the page before
 */
export async function listRegistrations(
  db: Db,
  officer: Officer,
  id: EventId,
  after: string,
  now: Temporal.Instant,
): Promise<{ rows: Row[]; next: string | null }> {
  return db.transaction(async (tx) => {
    const found = await tx.execute<Row>(sql`
      select r.id, r.reference, r.email, r.party_size as "partySize", r.registered_at::text as since,
        case when r.placed_at is not null then 'placed' when o.id is not null then 'offered' else 'waiting' end as state
      from event_registration r
      left join event_offer o on o.registration_id = r.id and o.answered_at is null
      where r.event_id = ${id} and r.ended_at is null and r.reference > ${after}
      order by r.reference limit ${most + 1}`);
    const rows = [...found].slice(0, most);
    const ids = rows.map((row) => row.id);
    const entry = { operation: 'consult', entity: 'event_registration', ids, fields: ['email'] } as const;
    if (ids.length > 0) await record(tx, officer, entry, now);
    return { rows, next: found.length > most ? rows.at(-1)!.reference : null };
  });
}
