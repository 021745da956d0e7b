import { groundOf } from '#lib/areas/ground.ts';
import { mapDistricts } from '#lib/areas/map-districts.ts';
import { publicAreas, type PublicForce } from '#lib/areas/public-areas.ts';
import { type DistrictEvents, eventsByDistrict } from '#lib/calendar/listing/by-district.ts';
import type { PublicFilter } from '#lib/calendar/listing/filter.ts';
import { eventCountWords } from '#lib/calendar/listing/words.ts';
import { radiusOf } from '#lib/charts/rings.ts';
import { boxRound } from '#lib/map/box.ts';
import { pathOf } from '#lib/map/path.ts';
import { type Sheet, sheetFor } from '#lib/map/sheet.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import type { Asked } from './_listing.ts';

type Locals = Pick<App.Locals, 'db' | 'now'>;
type Ground = Awaited<ReturnType<typeof groundOf>>['pieces'][number];

/** A district with its events, and the list of them that it leads to. */
export type MapRow = DistrictEvents & { href: string; words: string };

/** The coming events by district: rows of a table, and the same as circles on a map of where we work. */
export async function eventMap({ db, now }: Locals, query: Asked, filter: PublicFilter) {
  const [found, grounds, forces, districts] = await Promise.all([
    eventsByDistrict(db, filter, now),
    groundOf(db, now),
    publicAreas(db, now),
    mapDistricts(db, now),
  ]);
  const rows = found.map((one): MapRow => {
    const words = eventCountWords({ count: one.count, isCapped: false });
    return { ...one, words, href: withQuery(paths.events, { ...query, area: one.slug }) };
  });
  const pieces = grounds.pieces.filter((piece) => isOurs(piece, forces, districts));
  const box = boxRound(pieces.map((piece) => piece.box));
  if (!box) return { rows, drawing: null };
  const sheet = sheetFor(box);
  const ground = pieces.map(({ shape }) => pathOf(shape, coarsely(sheet))).join('');
  const size = `0 0 ${sheet.width / coarse} ${Math.ceil(sheet.height / coarse)}`;
  const drawing = {
    ...{ ground, size, attributions: grounds.attributions },
    marks: marksOn(sheet, rows, districts),
  };
  return { rows, drawing };
}
export type EventMap = Awaited<ReturnType<typeof eventMap>>;

type Districts = Awaited<ReturnType<typeof mapDistricts>>;

// The outline calls Hampshire and Isle of Wight by its first word.
const isOurs = ({ areaId, force }: Ground, forces: readonly PublicForce[], districts: Districts): boolean => {
  const slug = districts.find(({ id }) => id === areaId)?.slug;
  return forces.some(({ name, districts: within }) =>
    areaId ? within.some((one) => one.slug === slug) : force !== null && name.startsWith(force),
  );
};

// A page for everybody is light: a tenth of the paper's units is a pixel, and half as many figures.
const coarse = 10;
const coarsely =
  (sheet: Sheet) =>
  (longitude: number, latitude: number): [number, number] => {
    const [x, y] = sheet.at(longitude, latitude);
    return [Math.round(x / coarse), Math.round(y / coarse)];
  };

const sizes = { least: 13, full: 23 };

/** Circles at the largest town of each district, never at an address; the largest first, so that none is hidden. */
function marksOn(sheet: Sheet, rows: readonly MapRow[], districts: Districts) {
  const most = Math.max(0, ...rows.map(({ count }) => count));
  const marks = rows.flatMap((row) => {
    const town = districts.find(({ id }) => id === row.id);
    if (!town) return [];
    const [x, y] = coarsely(sheet)(town.longitude, town.latitude);
    return [{ ...row, x, y, r: radiusOf(row.count, most, sizes) }];
  });
  return marks.toSorted((one, other) => other.r - one.r);
}
