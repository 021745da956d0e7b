import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { columns, joined, type Row, suggestion, type Suggestion } from './row.ts';

/** What a form that is filled in for an institution begins with; null where it is closed, merged or not there. */
export async function askingInstitution(
  db: Db,
  id: InstitutionId | null,
): Promise<(Suggestion & { districtId: AreaId | null }) | null> {
  if (!id) return null;
  const [row] = await db.execute<Row & { districtId: AreaId | null }>(sql`
    select ${columns}, i.district_id as "districtId" from ${joined}
    where i.id = ${id} and i.merged_into_id is null and i.closed_on is null`);
  return row ? { ...suggestion(row), districtId: row.districtId } : null;
}
