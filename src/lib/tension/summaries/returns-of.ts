import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { tensionReturn } from '#db/schema/tension-returns.ts';

const most = 500;

/** The returns of some areas for a week that stand, by the name of the area. */
export async function returnsOf(
  db: Db,
  areas: readonly AreaId[],
  week: Temporal.PlainDate,
): Promise<WeekReturn[]> {
  const rows = await db
    .select({ sent: tensionReturn })
    .from(tensionReturn)
    .innerJoin(area, eq(area.id, tensionReturn.areaId))
    .where(
      and(
        inArray(tensionReturn.areaId, [...areas]),
        eq(tensionReturn.week, week),
        isNull(tensionReturn.replacedAt),
      ),
    )
    .orderBy(asc(area.name), asc(tensionReturn.sentAt), asc(tensionReturn.id))
    .limit(most);
  return rows.map(({ sent }) => sent);
}

/** What somebody reported of a district in a week. */
export type WeekReturn = typeof tensionReturn.$inferSelect;
