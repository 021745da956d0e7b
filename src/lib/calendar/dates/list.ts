import { and, asc, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { notableDate, type NotableDateId, type NotableKind } from '#db/schema/notable-dates.ts';

/** Which days are asked for, both included, and which kind where it is not all. */
export type DateFilter = {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  kind?: NotableKind | undefined;
};

const columns = {
  id: notableDate.id,
  kind: notableDate.kind,
  title: notableDate.title,
  words: notableDate.words,
  startsOn: notableDate.startsOn,
  endsOn: notableDate.endsOn,
  startsAt: notableDate.startsAt,
  endsAt: notableDate.endsAt,
  place: notableDate.place,
  areaId: notableDate.areaId,
  area: area.name,
  mayShift: notableDate.mayShift,
  isCourtesy: notableDate.isCourtesy,
  source: notableDate.source,
  checkedOn: notableDate.checkedOn,
  sequence: notableDate.sequence,
  isTyped: sql<boolean>`${notableDate.addedBy} is not null`,
};

const select = (db: Db) =>
  db.select(columns).from(notableDate).leftJoin(area, eq(area.id, notableDate.areaId));
export type ListedDate = Awaited<ReturnType<typeof select>>[number];

/** The dates of some days that matter everywhere or in one of some areas, in the order of the calendar. */
export const listDates = (
  db: Db,
  { areas, filter: { from, to, kind } }: { areas: readonly AreaId[]; filter: DateFilter },
): Promise<ListedDate[]> =>
  select(db)
    .where(
      and(
        lte(notableDate.startsOn, to),
        gte(notableDate.endsOn, from),
        isNull(notableDate.withdrawnAt),
        kind && eq(notableDate.kind, kind),
        or(isNull(notableDate.areaId), inArray(notableDate.areaId, [...areas])),
      ),
    )
    .orderBy(asc(notableDate.startsOn), asc(notableDate.title), asc(notableDate.id))
    .limit(500);

/** One date; null when there is none or it was withdrawn. */
export async function findDate(db: Db, id: NotableDateId | null): Promise<ListedDate | null> {
  if (!id) return null;
  const [row] = await select(db).where(and(eq(notableDate.id, id), isNull(notableDate.withdrawnAt)));
  return row ?? null;
}
