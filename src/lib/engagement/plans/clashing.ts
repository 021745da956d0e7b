import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { PlannedContactId } from '#db/schema/planned-contacts.ts';
import { momentSql, span, standing } from './warnings.ts';

/** A plan, and what a colleague means to do with the same institution at about the same time. */
export type ClashingPlans = {
  institutionId: InstitutionId;
  institution: string;
  mine: PlannedContactId;
  mineAt: Temporal.Instant;
  other: PlannedContactId;
  otherAt: Temporal.Instant;
  otherType: string;
  officer: string;
  /** Whose the first one is. */
  mineOfficer: string;
};
type Row = Omit<ClashingPlans, 'mineAt' | 'otherAt'> & { mineAt: string; otherAt: string };

/** Plans to come, of one officer or of everybody in some areas, that clash; where one joined the other they do not. */
export async function clashingPlans(
  db: Db,
  { whose, areas }: { whose: OfficerId | null; areas: readonly AreaId[] },
  { from, most }: { from: Temporal.Instant; most: number },
): Promise<ClashingPlans[]> {
  const rows = await db.execute<Row>(sql`
    select p.institution_id as "institutionId", i.name as institution, p.id as mine,
      ${momentSql(sql`p.starts_at`)} as "mineAt", y.id as other, ${momentSql(sql`y.starts_at`)} as "otherAt",
      t.label as "otherType", o.name as officer, m.name as "mineOfficer"
    from planned_contact p
    join planned_contact y on y.institution_id = p.institution_id and y.officer_id <> p.officer_id
      and y.cancelled_at is null and y.engagement_id is null
      and y.starts_at between p.starts_at - ${span} and p.starts_at + ${span}
      and y.starts_at >= ${from.toString()}::timestamptz
    join institution i on i.id = p.institution_id join officer o on o.id = y.officer_id
    join engagement_term t on t.code = y.type_code
    join officer m on m.id = p.officer_id
    where ${whose ? sql`p.officer_id = ${whose}` : sql`p.id < y.id`} and ${standing}
      and (i.district_id is null or i.district_id = any(${`{${areas.join(',')}}`}::uuid[])) and p.starts_at >= ${from.toString()}::timestamptz
      and not exists (select 1 from planned_contact_officer x
        where (x.planned_contact_id = y.id and x.officer_id = p.officer_id)
          or (x.planned_contact_id = p.id and x.officer_id = y.officer_id))
    order by p.starts_at, y.starts_at, y.id limit ${most}`);
  return [...rows].map((row) => ({
    ...row,
    mineAt: Temporal.Instant.from(row.mineAt),
    otherAt: Temporal.Instant.from(row.otherAt),
  }));
}
