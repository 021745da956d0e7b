import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { workingDay } from '#lib/working-days.ts';
import { type ListedDate, listDates } from './list.ts';

/** How many days ahead a visit is planned, and so a festival is spoken of. */
export const leadDays = 28;

/** The festivals and observances of the coming weeks before which a call is a courtesy. */
export async function courtesyDates(
  db: Db,
  areas: readonly AreaId[],
  today: Temporal.PlainDate,
): Promise<ListedDate[]> {
  const filter = { from: today, to: today.add({ days: leadDays }) };
  const rows = await listDates(db, { areas, filter });
  const isToCome = ({ startsOn }: ListedDate) => Temporal.PlainDate.compare(startsOn, today) > 0;
  return rows.filter((one) => one.isCourtesy && isToCome(one));
}

/** The last working day before a date on which a call can still be made: today, where there is none after it. */
export function callBefore(startsOn: Temporal.PlainDate, today: Temporal.PlainDate): Temporal.PlainDate {
  const before = workingDay(startsOn, -1);
  return Temporal.PlainDate.compare(before, today) < 0 ? today : before;
}
