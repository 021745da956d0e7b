import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import { type MembershipId, partner, partnerMembership } from '#db/schema/partners.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** Where a membership lies: the district of its organisation; null for one that is not there. */
export async function placeOfMembership(db: Db, id: MembershipId) {
  const [row] = await db
    .select({ districtId: institution.districtId })
    .from(partnerMembership)
    .innerJoin(institution, eq(institution.id, partnerMembership.institutionId))
    .where(eq(partnerMembership.id, id));
  return row ?? null;
}

/** A membership with what helps to decide on it; the look is recorded. */
export async function findMembership(db: Db, officer: Officer, id: MembershipId, now: Temporal.Instant) {
  const [row] = await db
    .select({ membership: partnerMembership, partner, institution })
    .from(partnerMembership)
    .innerJoin(partner, eq(partner.id, partnerMembership.partnerId))
    .innerJoin(institution, eq(institution.id, partnerMembership.institutionId))
    .where(eq(partnerMembership.id, id));
  if (!row) return null;
  const [domains, own] = await Promise.all([
    domainsOf(db, row.institution.id),
    ownBookings(db, row.institution.id, row.partner.email),
  ]);
  await record(db, officer, { operation: 'consult', entity: 'partner_membership', ids: [id] }, now);
  return { ...row, domains, ownBookings: own, domain: domainOf(row.partner.email) };
}
export type FoundMembership = NonNullable<Awaited<ReturnType<typeof findMembership>>>;

/** "school.example" of "head@school.example". */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();

const anybodys = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk live.co.uk live.com yahoo.com yahoo.co.uk
  icloud.com me.com aol.com btinternet.com sky.com talktalk.net virginmedia.com proton.me protonmail.com`.split(
    /\s+/,
  ),
);

/** Whether anybody can have an address there: it then says nothing of where somebody works. */
export const isAnybodys = (domain: string): boolean => anybodys.has(domain);

/** From which domains an organisation's bookings were made, most first. */
async function domainsOf(db: Db, id: InstitutionId): Promise<{ domain: string; bookings: number }[]> {
  const rows = await db.execute<{ domain: string; bookings: number }>(sql`
    select lower(split_part(booker_email::text, '@', 2)) as domain, count(*)::int as bookings
    from booking where institution_id = ${id} group by 1 order by 2 desc, 1 limit 5`);
  return [...rows];
}

async function ownBookings(db: Db, id: InstitutionId, email: string): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from booking where institution_id = ${id} and booker_email = ${email}::citext`);
  return row?.count ?? 0;
}
