import { and, asc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';

/** The districts of today within some areas, in the order of the alphabet. */
export const districtsIn = (db: Db, areas: readonly AreaId[], today: Temporal.PlainDate) =>
  db
    .select({ id: area.id, slug: area.slug, name: area.name })
    .from(area)
    .where(
      and(
        eq(area.kind, 'district'),
        inArray(area.id, [...areas]),
        lte(area.validFrom, today),
        or(isNull(area.validTo), gt(area.validTo, today)),
      ),
    )
    .orderBy(asc(area.name));
