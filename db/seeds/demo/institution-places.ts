import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { type Chance, chance } from './chance.ts';
import type { Institution } from './institutions.ts';

type Town = Record<'name' | 'gss_code' | 'lat' | 'lng' | 'population', string>;

const kilometresInDegree = 111.2;

/** The made-up institutions with made-up places: somewhere in a town of their district, the larger the likelier. */
export async function withPlaces(institutions: readonly Institution[]): Promise<Institution[]> {
  const text = await readFile(new URL('../reference/places.csv', import.meta.url), 'utf8');
  const towns = Map.groupBy(parse<Town>(text, { columns: true }), (town) => town.gss_code);
  const luck = chance(4711);
  return institutions.map((one) => {
    const town = drawn(towns.get(one.district) ?? [], luck);
    return town ? { ...one, ...spotIn(town, luck), precision: 'postcode' as const } : one;
  });
}

function drawn(towns: readonly Town[], luck: Chance): Town | undefined {
  let left = luck.next() * towns.reduce((sum, { population }) => sum + Number(population), 0);
  return towns.find(({ population }) => (left -= Number(population)) <= 0);
}

/** A spot within a town as wide as its population makes likely, to about the precision of a postcode. */
function spotIn({ lat, lng, population }: Town, luck: Chance): { latitude: number; longitude: number } {
  const widest = Math.min(2.5, 0.25 * Math.sqrt(Number(population) / 1000));
  const [far, turn] = [widest * Math.sqrt(luck.next()), 2 * Math.PI * luck.next()];
  const north = (far * Math.cos(turn)) / kilometresInDegree;
  const east = (far * Math.sin(turn)) / (kilometresInDegree * Math.cos((Number(lat) * Math.PI) / 180));
  const rounded = (degrees: number) => Math.round(degrees * 10_000) / 10_000;
  return { latitude: rounded(Number(lat) + north), longitude: rounded(Number(lng) + east) };
}
