import { asc, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { lastGood } from '#db/last-good.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { signpost } from '#db/schema/signposts.ts';
import { type ShownSignpost, shownRow, type SignpostRow } from './overlay.ts';

// By which a page knows an area: the slug of its address, or the GSS code of a district.
type Within = { top: AreaId; slug: string; code: string };

const read = async (db: Db) => {
  const rows = await db
    .select()
    .from(signpost)
    .where(sql`${signpost.areaId} is not null and ${signpost.retiredAt} is null`)
    .orderBy(asc(signpost.position), asc(signpost.name));
  const within = await db.execute<Within>(sql`with recursive within as (
      select distinct area_id as top, area_id as id from signpost where area_id is not null and retired_at is null
      union select w.top, a.id from within w join area a on a.parent_id = w.id
    ) select w.top, a.slug, a.code from within w join area a on a.id = w.id`);
  return { rows, within: [...within] };
};
const known = lastGood<{ rows: SignpostRow[]; within: Within[] }>(20);

/** The signposts of an area and of what it lies in, by its slug or its code; with the database down those read last. */
export async function areaSignposts(db: Db, area: string, now: Temporal.Instant): Promise<ShownSignpost[]> {
  const { known: all } = await known(db, now, () => read(db));
  if (!all) return [];
  const tops = new Set(
    all.within.filter(({ slug, code }) => area === slug || area === code).map(({ top }) => top),
  );
  return all.rows.filter(({ areaId }) => areaId && tops.has(areaId)).map((row) => shownRow(row, now));
}
