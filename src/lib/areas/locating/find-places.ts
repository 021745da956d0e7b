import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Found, Located } from './located.ts';
import { unlocated } from './located.ts';

type Row = {
  name: string;
  district: string;
  district_id: AreaId;
  latitude: number | null;
  longitude: number | null;
  exact: boolean;
  fits: boolean;
};

const most = 8;

/**
 * The towns, villages and districts of a name, allowing for its spelling; null where nothing is like it.
 *
 * @param within the district or force that was typed after a comma
 */
export async function findPlaces(db: Db, name: string, within: string | null): Promise<Found | null> {
  const rows = await db.execute<Row>(alike(name, within));
  const fitting = rows.some(({ fits }) => fits) ? rows.filter(({ fits }) => fits) : [...rows];
  const exact = fitting.filter((row) => row.exact);
  const chosen = exact.length > 0 ? exact : fitting;
  if (chosen.length === 0) return null;
  const candidates = chosen.map(located);
  const towns = exact.filter(({ latitude }) => latitude !== null);
  // Luton lies in Luton: whoever says no more means the town.
  const isOne =
    exact.length === 1 || (towns.length === 1 && exact.every((row) => row.district === towns[0]!.district));
  return { sure: isOne && (!within || exact[0]!.fits) ? candidates[0]! : null, candidates };
}

// "Saint Albans" is written "St Albans", and apostrophes come and go.
const spelling = (words: string): string =>
  words
    .replace(/['’.]/g, '')
    .replace(/\bsaint\b/gi, 'st')
    .replace(/-/g, ' ');

// Districts stand in it too: whoever knows no more than the district says so. A town comes before the district of
// its name, being the smaller.
const alike = (name: string, within: string | null) => sql`
  with asked as materialized (select plain_words(${spelling(name)}) as words, plain_words(${within}) as within),
  near as materialized (
    select p.name, p.area_id, p.latitude, p.longitude, p.population
    from place p, asked where plain_words(p.name) % asked.words
    union all
    select a.name, a.id, null, null, 0 from area a, asked
    where a.kind = 'district' and a.valid_to is null and plain_words(a.name) % asked.words
  ),
  told as (
    select near.*, d.name as district, d.id as district_id, asked.words,
      replace(replace(replace(plain_words(near.name), '''', ''), '.', ''), '-', ' ') as spelt,
      asked.within is null or plain_words(d.name) % asked.within or plain_words(f.name) % asked.within as fits
    from near cross join asked join area d on d.id = near.area_id left join area f on f.id = d.parent_id
  )
  select name, district, district_id, latitude, longitude, fits, spelt = words as exact
  from told
  order by fits desc, spelt = words desc, latitude is null, similarity(spelt, words) desc, population desc, name
  limit ${most}`;

function located({ name, district, district_id: districtId, latitude, longitude }: Row): Located {
  const isDistrict = latitude === null;
  return {
    ...unlocated,
    label: isDistrict ? `${district} (the whole district)` : `${name}, ${district}`,
    latitude,
    longitude,
    precision: isDistrict ? 'district' : 'place',
    districtId,
  };
}
