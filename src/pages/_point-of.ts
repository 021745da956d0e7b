import { areasAt } from '#lib/areas/areas-at.ts';
import { locate } from '#lib/areas/locate.ts';
import { ukDay } from '#lib/dates.ts';

/** The point of a postcode and the areas it lies in, as far as Concord knows it. */
export async function pointOf({ db, now }: Pick<App.Locals, 'db' | 'now'>, postcode: string) {
  const located = await locate(db, postcode);
  const place = located.ok ? located.value.sure : null;
  if (!place)
    return { latitude: null, longitude: null, precision: null, areaId: null, neighbourhoodId: null };
  const { districtId, neighbourhoodId } = await areasAt(db, place, ukDay(now));
  const { latitude, longitude, precision } = place;
  const point =
    latitude === null
      ? { latitude: null, longitude: null, precision: null }
      : { latitude, longitude, precision };
  return { ...point, areaId: districtId, neighbourhoodId };
}
