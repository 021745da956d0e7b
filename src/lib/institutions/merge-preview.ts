import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { institution, type InstitutionId, institutionType } from '#db/schema/institutions.ts';

/** An institution as the pages of a merge show it; null where there is none. */
export async function findInstitution(db: Db, id: InstitutionId) {
  const [row] = await db
    .select({
      id: institution.id,
      name: institution.name,
      type: institutionType.label,
      districtId: institution.districtId,
      district: area.name,
      postcode: institution.postcode,
      urn: institution.urn,
      odsCode: institution.odsCode,
      charityNumber: institution.charityNumber,
      mergedIntoId: institution.mergedIntoId,
    })
    .from(institution)
    .innerJoin(institutionType, eq(institutionType.code, institution.typeCode))
    .leftJoin(area, eq(area.id, institution.districtId))
    .where(eq(institution.id, id));
  return row ?? null;
}
export type FoundInstitution = NonNullable<Awaited<ReturnType<typeof findInstitution>>>;

/** How much belongs to an institution, by kind: what a merge would move. Names nobody. */
export type Belongings = Record<(typeof kinds)[number]['key'], number>;

const kinds = [
  {
    key: 'openBookings',
    what: sql`booking b join training_session s on s.id = b.session_id`,
    and: sql`b.cancelled_at is null and s.ends_at > m.now`,
  },
  {
    key: 'pastBookings',
    what: sql`booking b join training_session s on s.id = b.session_id`,
    and: sql`(b.cancelled_at is not null or s.ends_at <= m.now)`,
  },
  { key: 'attendances', what: sql`attendance b`, and: sql`true` },
  { key: 'certificates', what: sql`certificate b`, and: sql`true` },
  { key: 'requests', what: sql`training_request b`, and: sql`true` },
  { key: 'sessions', what: sql`training_session b`, and: sql`true` },
  { key: 'taught', what: sql`session_co_deliverer b`, and: sql`true` },
  { key: 'members', what: sql`partner_membership b`, and: sql`b.ended_at is null` },
  {
    key: 'invitations',
    what: sql`partner_invitation b`,
    and: sql`b.accepted_at is null and b.withdrawn_at is null`,
  },
  { key: 'sites', what: sql`site b`, and: sql`true` },
  { key: 'leads', what: sql`prevent_lead b`, and: sql`b.ended_at is null` },
  { key: 'routeChecks', what: sql`referral_route_check b`, and: sql`true` },
] as const;

/** Counts what belongs to an institution at this moment. */
export async function belongingsOf(db: Db, id: InstitutionId, now: Temporal.Instant): Promise<Belongings> {
  const counts = kinds.map(
    ({ key, what, and }) =>
      sql`select ${key}::text as key, count(*)::int as count
        from ${what}, (select ${now.toString()}::timestamptz as now) m where b.institution_id = ${id} and ${and}`,
  );
  const rows = await db.execute<{ key: keyof Belongings; count: number }>(sql.join(counts, sql` union all `));
  return Object.fromEntries(rows.map(({ key, count }) => [key, count])) as Belongings;
}
