import { asc, eq, gt, isNull, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { lastGood } from '#db/last-good.ts';
import { area } from '#db/schema/areas.ts';
import { councilRoute } from '#db/schema/signposts.ts';
import { ukDay } from '#lib/dates.ts';
import { shippedRoutes } from './council-routes.ts';
import { daysLate } from './due.ts';

/** The way to a council, as a page shows it. */
export type PublicRoute = {
  /** GSS code of the district. */
  code: string;
  /** Of its page; null before the database could ever be asked. */
  slug: string | null;
  district: string;
  council: string;
  href: string;
  phone: string | null;
  note: string | null;
  /** Only the way in to the council's site is known, or nobody has looked lately. */
  isToCheck: boolean;
};

// A council that was reorganised has no way in any more.
const read = (db: Db, now: Temporal.Instant) =>
  db
    .select({ route: councilRoute, district: area.name, code: area.code, slug: area.slug })
    .from(councilRoute)
    .innerJoin(area, eq(area.id, councilRoute.areaId))
    .where(or(isNull(area.validTo), gt(area.validTo, ukDay(now))))
    .orderBy(asc(area.name));
const rows = lastGood<Awaited<ReturnType<typeof read>>>(20);

/** The route of every council that we know, by the name of its district; it answers with the database down. */
export async function publicRoutes(db: Db, now: Temporal.Instant): Promise<readonly PublicRoute[]> {
  const { known = [] } = await rows(db, now, async () => read(db, now));
  if (known.length === 0) return shipped;
  return known.map(({ route, ...place }) => ({
    ...place,
    ...{ council: route.council, href: route.href, phone: route.phone, note: route.note },
    isToCheck: !route.isReferralPage || daysLate(route, now) > 0,
  }));
}

const shipped: PublicRoute[] = shippedRoutes
  .map((one) => ({ ...one, slug: null, phone: null, note: null, isToCheck: true }))
  .toSorted((one, other) => one.district.localeCompare(other.district, 'en-GB'));
