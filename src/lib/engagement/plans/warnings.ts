import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { PlannedContactId } from '#db/schema/planned-contacts.ts';
import { countVisits, visitLimit } from '#lib/visits.ts';

/** Two teams at one door within so many days should know of each other. */
const clashDays = 14;

/** What a colleague means to do with the same institution at about the same time. */
export type Clash = {
  id: PlannedContactId;
  type: string;
  officer: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
};

/** What somebody should know before they plan: who else goes there about then, and how often all of us were there. */
export type PlanWarnings = {
  clashes: readonly Clash[];
  visits: number;
  /** How many visits are in order, in as many days. */
  limit: number;
  isTooOften: boolean;
};

type Meant = {
  institutionId: InstitutionId;
  officerId: OfficerId;
  startsAt: Temporal.Instant;
  /** The plan itself, where it stands in the diary already. */
  except?: PlannedContactId | undefined;
};

/** Plans of `p` that stand and are still to come about: neither cancelled nor done. */
export const standing: SQL = sql`p.cancelled_at is null and p.engagement_id is null`;

/** What stands against a plan: nothing of it forbids it. */
export async function planWarnings(db: Db, meant: Meant): Promise<PlanWarnings> {
  const [clashes, visits, limit] = await Promise.all([
    clashesWith(db, meant),
    countVisits(db, meant.institutionId, meant.startsAt),
    visitLimit(db),
  ]);
  return { clashes, visits, limit, isTooOften: visits + 1 > limit };
}

type Row = Omit<Clash, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string };

/** How a moment is read from SQL. */
export const momentSql = (column: SQL): SQL =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** So many days either side, in SQL. */
export const span = sql.raw(`interval '${clashDays} days'`);

async function clashesWith(db: Db, meant: Meant): Promise<Clash[]> {
  const at = sql`${meant.startsAt.toString()}::timestamptz`;
  const rows = await db.execute<Row>(sql`
    select p.id, t.label as type, o.name as officer, ${momentSql(sql`p.starts_at`)} as "startsAt",
      ${momentSql(sql`p.ends_at`)} as "endsAt"
    from planned_contact p join engagement_term t on t.code = p.type_code join officer o on o.id = p.officer_id
    where p.institution_id = ${meant.institutionId} and p.officer_id <> ${meant.officerId} and ${standing}
      and p.starts_at between ${at} - ${span} and ${at} + ${span}
      and p.id is distinct from ${meant.except ?? null}::uuid
    order by p.starts_at, p.id limit 5`);
  return [...rows].map((row) => ({
    ...row,
    startsAt: Temporal.Instant.from(row.startsAt),
    endsAt: Temporal.Instant.from(row.endsAt),
  }));
}
