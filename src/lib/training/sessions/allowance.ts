import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { sessionQuota } from '#db/schema/session-parts.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import { placesLeft } from '#lib/places/left.ts';
import { type Asker, type Holding, placesFor, type Shares, sharesStand } from './shares.ts';

type Session = {
  id: SessionId;
  capacity: number;
  taken: number;
  held: number;
  shareCap: number | null;
  sharesUntil: Temporal.Instant | null;
};

/** An organisation as a booking names it. */
export type Organisation = {
  organisation: string;
  institutionId: string | null;
  institutionTypeCode: string;
};

/** What is needed to say who may have how many places of a session whose shares stand. */
export type Sharing = Shares & { holdings: Holding[] };

/**
 * How many more places an organisation may have of a session. Under the session's lock the answer holds until the
 * transaction ends; a session without shares is not asked about twice.
 */
export async function placesAllowed(
  tx: Db,
  session: Session,
  asks: Organisation,
  now: Temporal.Instant,
): Promise<number> {
  if (!sharesStand(session, now)) return placesLeft(session);
  const [sharing, asker] = await Promise.all([sharingOf(tx, session), askerOf(tx, asks)]);
  return Math.min(placesLeft(session), placesFor(sharing, sharing.holdings, asker));
}

/** The shares of a session, and who holds how many of its places. */
async function sharingOf(tx: Db, { id, capacity, shareCap }: Session): Promise<Sharing> {
  const [quotas, holdings] = await Promise.all([
    tx.select().from(sessionQuota).where(eq(sessionQuota.sessionId, id)),
    tx.execute<Holding>(sql`
      select t.sector_code as sector, ${organisation} as organisation, sum(h.places)::int as places from (
        select p.booking_id, count(*) as places from booking_place p
        where p.session_id = ${id} and p.released_at is null group by 1
        union all
        select e.booking_id, o.party_size from waitlist_offer o join waitlist_entry e on e.id = o.entry_id
        where o.session_id = ${id} and o.answered_at is null) h
      join booking b on b.id = h.booking_id
      join institution_type t on t.code = b.institution_type_code
      left join institution i on i.id = b.institution_id
      group by 1, 2`),
  ]);
  const kept = new Map(quotas.map(({ sectorCode, places }) => [sectorCode, places]));
  return { capacity, cap: shareCap, quotas: kept, holdings: [...holdings] };
}

/** By which name and in which sector an organisation counts: a record that was merged counts as what it became. */
export async function askerOf(tx: Db, asks: Organisation): Promise<Asker> {
  const [row] = await tx.execute<Asker>(sql`
    select t.sector_code as sector, ${organisation} as organisation
    from (select ${asks.organisation}::text as organisation, ${asks.institutionId}::uuid as institution_id,
      ${asks.institutionTypeCode}::text as type_code) b
    join institution_type t on t.code = b.type_code
    left join institution i on i.id = b.institution_id`);
  return row ?? { sector: '', organisation: asks.organisation };
}

const organisation = sql`coalesce(coalesce(i.merged_into_id, i.id)::text,
  plain_words(regexp_replace(btrim(b.organisation), '\\s+', ' ', 'g')))`;
