import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { MembershipId, PartnerRole } from '#db/schema/partners.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** A membership as the team sees it. */
export type StaffMembership = {
  id: MembershipId;
  name: string | null;
  email: string;
  institutionId: InstitutionId;
  organisation: string;
  district: string | null;
  role: PartnerRole;
  askedAt: Temporal.Instant;
  grantedAt: Temporal.Instant | null;
  /** How many bookings of the organisation were made from addresses of the same domain. */
  fromSameDomain: number;
  /** Whether the organisation has another training lead. */
  hasLead: boolean;
};

type Row = Omit<StaffMembership, 'askedAt' | 'grantedAt'> & { askedAt: string; grantedAt: string | null };

export type StaffList = 'asked' | 'members' | 'leadless';
const listed = 200;

/**
 * Who asks to see an organisation of these areas, who sees one, or who sees one that has no training lead. An
 * organisation without a district is everybody's. The look is recorded.
 */
export async function listMemberships(
  db: Db,
  officer: Officer,
  areas: readonly AreaId[],
  which: StaffList,
  now: Temporal.Instant,
): Promise<StaffMembership[]> {
  const rows = await db.execute<Row>(sql`
    select m.id, p.name, p.email, i.id as "institutionId", i.name as organisation, a.name as district, m.role,
      m.asked_at as "askedAt", m.granted_at as "grantedAt",
      (select count(*)::int from booking b where b.institution_id = i.id
        and split_part(b.booker_email::text, '@', 2) = split_part(p.email::text, '@', 2)) as "fromSameDomain",
      ${leadOf} as "hasLead"
    from partner_membership m join partner p on p.id = m.partner_id
    join institution i on i.id = m.institution_id left join area a on a.id = i.district_id
    where m.ended_at is null and ${within(areas)} and ${conditions[which]}
    order by ${which === 'asked' ? sql`m.asked_at` : sql`i.name, p.email`}, m.id limit ${listed}`);
  const ids = rows.map(({ id }) => id);
  await record(db, officer, { operation: 'consult', entity: 'partner_membership', ids }, now);
  return rows.map((row) => ({
    ...row,
    askedAt: Temporal.Instant.from(row.askedAt),
    grantedAt: row.grantedAt ? Temporal.Instant.from(row.grantedAt) : null,
  }));
}

/** How many people wait to be let in to an organisation of these areas. */
export async function countAsked(db: Db, areas: readonly AreaId[]): Promise<number> {
  const [row] = await db.execute<{ asked: number }>(sql`
    select count(*)::int as asked from partner_membership m join institution i on i.id = m.institution_id
    where m.ended_at is null and ${within(areas)} and ${conditions.asked}`);
  return row?.asked ?? 0;
}

// An empty list of areas would be no SQL.
const nowhere = '00000000-0000-0000-0000-000000000000';

const within = (areas: readonly AreaId[]) =>
  sql`(i.district_id is null or i.district_id in ${[...areas, nowhere]})`;

const leadOf = sql`exists (select 1 from partner_membership l where l.institution_id = m.institution_id
  and l.role = 'training_lead' and l.granted_at is not null and l.ended_at is null)`;

const conditions = {
  asked: sql`m.granted_at is null`,
  members: sql`m.granted_at is not null`,
  leadless: sql`m.granted_at is not null and not ${leadOf}`,
};
