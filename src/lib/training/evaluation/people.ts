import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { SessionId } from '#db/schema/sessions.ts';

/** Where a mail goes, and for whom: each of `sectors` is one person who came, and where they work. */
export type Recipient = { name: string; email: string; sectors: string[]; isOwn: boolean };

type Row = { name: string | null; email: string | null; own: boolean; sector: string };

/**
 * Those to write to about a session: each who came under their own address; for those without, whoever booked.
 * An address that several share has one mail for all of them.
 */
export async function recipients(db: Db, sessionId: SessionId): Promise<Recipient[]> {
  const rows = await db.execute<Row>(sql`
    select case when a.person_email is null then b.booker_name else a.person_name end as name,
      coalesce(a.person_email, b.booker_email)::text as email, a.person_email is not null as own,
      t.sector_code as sector
    from attendance a
    join institution_type t on t.code = a.institution_type_code
    left join booking_place p on p.id = a.place_id
    left join booking b on b.id = p.booking_id
    where a.session_id = ${sessionId} and a.state in ('present', 'part')
    order by a.added_at, a.id`);
  const byEmail = Map.groupBy(
    rows.filter((row) => row.email !== null),
    ({ email }) => email!.toLowerCase(),
  );
  return [...byEmail].map(([email, people]) => ({
    name: people.find(({ name }) => name !== null)?.name ?? email,
    email,
    sectors: people.map(({ sector }) => sector),
    isOwn: people.length === 1 && people[0]!.own,
  }));
}

/**
 * How many staff of an organisation came, or were expected, who speaks for them, and their sector: of the institution
 * that we know, or as the request for training said.
 */
export async function wholeOrganisation(db: Db, sessionId: SessionId) {
  const [row] = await db.execute<{
    people: number;
    sector: string | null;
    name: string | null;
    email: string | null;
  }>(sql`
    select coalesce(sum(coalesce(h.present, h.expected)), 0)::int as people, t.sector_code as sector,
      q.contact_name as name, q.contact_email::text as email
    from training_session s
    join session_headcount h on h.session_id = s.id
    left join training_request q on q.session_id = s.id
    left join institution i on i.id = s.institution_id
    left join institution_type t on t.code = coalesce(i.type_code, q.institution_type_code)
    where s.id = ${sessionId}
    group by t.sector_code, q.contact_name, q.contact_email`);
  return row ?? null;
}
