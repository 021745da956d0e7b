import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { ContactId } from '#db/schema/contacts.ts';
import type { ContactState, InstitutionId } from '#db/schema/institutions.ts';
import type { NetworkId } from '#db/schema/networks.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import type { MemberId } from './members.ts';

type Membership = {
  id: MemberId;
  agreedOn: Temporal.PlainDate;
  agreedRole: string | null;
  leftAt: Temporal.Instant | null;
  name: string;
  /** Type of an institution, or the role of a person and where. */
  what: string | null;
  contactState: ContactState;
  pausedUntil: Temporal.PlainDate | null;
};
export type InstitutionMember = Membership & { institutionId: InstitutionId; districtId: AreaId | null };
export type PersonMember = Membership & { contactId: ContactId };

/** The institutions of a network, those that left last. */
export async function institutionMembers(db: Db, id: NetworkId): Promise<InstitutionMember[]> {
  const rows = await db.execute<Raw<InstitutionMember>>(sql`
    select ${common}, i.id as "institutionId", i.district_id as "districtId", i.name, t.label as what,
      i.contact_state as "contactState", i.paused_until::text as "pausedUntil"
    from network_member m join institution i on i.id = m.institution_id
    join institution_type t on t.code = i.type_code
    where m.network_id = ${id} order by m.left_at is not null, plain_words(i.name), m.id limit 500`);
  return rows.map(membership);
}

/** The people of a network; that their names were looked at is recorded. */
export async function peopleMembers(
  db: Db,
  actor: Officer,
  id: NetworkId,
  now: Temporal.Instant,
): Promise<PersonMember[]> {
  const rows = await db.execute<Raw<PersonMember>>(sql`
    select ${common}, c.id as "contactId", c.name, c.state as "contactState", c.paused_until::text as "pausedUntil",
      (select r.title || ', ' || i.name from role_holding r join institution i on i.id = r.institution_id
        where r.contact_id = c.id and r.to_on is null order by r.is_main desc, r.id limit 1) as what
    from network_member m join contact c on c.id = m.contact_id and c.erased_at is null
    where m.network_id = ${id} order by m.left_at is not null, plain_words(c.name), m.id limit 500`);
  const ids = rows.map(({ contactId }) => contactId);
  const look = { operation: 'consult', entity: 'contact', fields: ['name'] } as const;
  if (ids.length > 0) await record(db, actor, { ...look, ids }, now);
  return rows.map(membership);
}

const common = sql`m.id, m.agreed_on::text as "agreedOn", m.agreed_role as "agreedRole", m.left_at as "leftAt"`;

type Written = 'agreedOn' | 'leftAt' | 'pausedUntil';
type Raw<M extends Membership> = Omit<M, Written> & { agreedOn: string } & Record<
    'leftAt' | 'pausedUntil',
    string | null
  >;

const membership = <R extends { agreedOn: string; leftAt: string | null; pausedUntil: string | null }>(
  row: R,
) => ({
  ...row,
  agreedOn: Temporal.PlainDate.from(row.agreedOn),
  leftAt: row.leftAt ? Temporal.Instant.from(row.leftAt) : null,
  pausedUntil: row.pausedUntil ? Temporal.PlainDate.from(row.pausedUntil) : null,
});
