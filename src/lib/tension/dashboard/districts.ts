import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';

type Named = { slug: string; name: string };

/** A district whose level is shown, with the force and the region it lies in. */
export type District = Named & { id: AreaId; code: string; force: Named; region: Named };

/** The districts among some areas as they stood on a day, by name: councils are reorganised. */
export async function districtsAmong(
  db: Db,
  areas: readonly AreaId[],
  on: Temporal.PlainDate,
): Promise<District[]> {
  const rows = await db.execute<District>(sql`
    select d.id, d.code, d.slug, d.name, json_build_object('slug', f.slug, 'name', f.name) as force,
      json_build_object('slug', r.slug, 'name', r.name) as region
    from area d join area f on f.id = d.parent_id join area r on r.id = f.parent_id
    where d.kind = 'district' and d.id = any(${`{${areas.join(',')}}`}::uuid[])
      and d.valid_from <= ${on.toString()}::date and (d.valid_to is null or d.valid_to > ${on.toString()}::date)
    order by d.name, d.id`);
  return [...rows];
}
