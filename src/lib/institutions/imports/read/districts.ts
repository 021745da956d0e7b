import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { headingWords } from '../fields/heading.ts';

export type District = { id: AreaId; name: string; code: string };

/** The districts of the register as they stand on a day, to be found by code or name. */
export type Districts = {
  byCode: ReadonlyMap<string, District>;
  byName: ReadonlyMap<string, District>;
};

/** A code of a district that went to another whole finds that one; one that was parted finds none. */
export async function readDistricts(db: Db, today: Temporal.PlainDate): Promise<Districts> {
  const day = sql`${today.toString()}::date`;
  const rows = await db.execute<{ code: string; name: string; id: AreaId; now: string; nowCode: string }>(sql`
    with recursive line as (
      select a.code as asked, a.id, 0 as step from area a where a.kind = 'district'
      union
      select l.asked, s.successor_id, l.step + 1 from line l
      join area_succession s on s.predecessor_id = l.id and s.share = 1 and s.effective_on <= ${day}
      where l.step < 10
    )
    select distinct on (l.asked) l.asked as code, a.name, a.id, a.name as now, a.code as "nowCode"
    from line l join area a on a.id = l.id
    where a.valid_from <= ${day} and (a.valid_to is null or a.valid_to > ${day})
    order by l.asked, l.step`);
  const found = [...rows].map(({ code, id, now, nowCode }) => ({
    asked: code,
    id,
    name: now,
    code: nowCode,
  }));
  return {
    byCode: new Map(found.map(({ asked, ...district }) => [asked, district])),
    byName: new Map(found.map(({ asked: _, ...district }) => [plainName(district.name), district])),
  };
}

// "Bedford Borough Council" lies in Bedford.
const plainName = (name: string): string =>
  headingWords(name)
    .replace(/\b(city|borough|district|council|metropolitan|county|of|the)\b ?/g, '')
    .trim();

const isGss = (text: string): boolean => /^[ENSWK]\d{8}$/i.test(text);

/** The district of a code or a name; null where the register has none. */
export const districtOf = ({ byCode, byName }: Districts, text: string): District | null =>
  (isGss(text) ? byCode.get(text.toUpperCase()) : byName.get(plainName(text))) ?? null;
