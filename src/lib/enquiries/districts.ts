import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Role } from '#db/schema/officers.ts';
import { ukDay } from '#lib/dates.ts';

type District = { id: AreaId; slug: string; name: string };
type Force = { name: string; within: District[] };

const known = remembered<Force[]>(60);

/**
 * The districts in which the team works, under their forces: those where somebody answers enquiries.
 *
 * @param roles those that answer them
 */
export const enquiryDistricts = (db: Db, roles: readonly Role[], now: Temporal.Instant): Promise<Force[]> =>
  known(db, '', now, () => read(db, roles, now));

async function read(db: Db, roles: readonly Role[], now: Temporal.Instant): Promise<Force[]> {
  const today = sql`${ukDay(now).toString()}::date`;
  const rows = await db.execute<District & { force: string }>(sql`
    with recursive team as (
      select area_id as id from role_grant where role in ${[...roles]}
        and revoked_at is null and starts_on <= ${today} and (ends_on is null or ends_on >= ${today})
      union
      select a.id from area a join team t on a.parent_id = t.id
    )
    select a.id, a.slug, a.name, f.name as force from area a join team t on t.id = a.id
    join area f on f.id = a.parent_id
    where a.kind = 'district' and (a.valid_to is null or a.valid_to > ${today}) order by f.name, a.name`);
  return [...Map.groupBy([...rows], ({ force }) => force)].map(([name, within]) => ({
    name,
    within: within.map(({ id, slug, name: own }) => ({ id, slug, name: own })),
  }));
}
