import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { ImpactId } from '#db/schema/impact-assessments.ts';
import type { ImpactType } from '#db/schema/impact-terms.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { momentOf } from '#lib/dates.ts';
import { isSeen } from './sight.ts';

/** What was learned from an assessment that was closed. */
export type Learned = {
  id: ImpactId;
  name: string;
  type: ImpactType;
  area: string;
  closedAt: Temporal.Instant;
  lesson: string;
};
type Row = Omit<Learned, 'closedAt'> & { closedAt: number };

/**
 * What was learned from assessments that this officer may read, the last closed first; which were shown is recorded.
 *
 * @param type of the same kind only, where it is known
 * @param but the assessment beside which it is shown
 */
export async function learnedFrom(
  db: Db,
  officer: Officer,
  { areas, type, but }: { areas: readonly AreaId[]; type?: ImpactType | undefined; but?: ImpactId },
  now: Temporal.Instant,
  most = 3,
): Promise<Learned[]> {
  if (areas.length === 0) return [];
  const rows = await db.execute<Row>(sql`
    select x.id, x.name, x.type, a.name as area, x.lesson, (date_part('epoch', x.closed_at) * 1000)::float8 as "closedAt"
    from impact_assessment x join area a on a.id = x.area_id
    where x.closed_at is not null and x.lesson is not null and ${isSeen({ areas, drafts: [] }, officer.id, now)}
      ${type ? sql`and x.type = ${type}` : sql``} ${but ? sql`and x.id <> ${but}` : sql``}
    order by x.closed_at desc, x.id limit ${most}`);
  const found = [...rows].map(({ closedAt, ...row }) => ({
    ...row,
    closedAt: momentOf(closedAt),
  }));
  const shown = {
    operation: 'consult',
    entity: 'impact_assessment',
    ids: found.map(({ id }) => id),
  } as const;
  if (found.length > 0) await record(db, officer, { ...shown, fields: ['lesson'] }, now);
  return found;
}
