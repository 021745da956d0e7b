import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { callBefore, courtesyDates } from '#lib/calendar/dates/courtesy.ts';
import { overdueContacts } from '#lib/institutions/overdue/list.ts';

// By the type of a body alone: what tradition it keeps is not held, and what anybody believes even less.
const placesOfWorship = 'congregation';
const most = 4;

/**
 * The festivals that come within the lead time, with places of worship that will be due a contact by then and have none
 * planned; null where there is nothing to plan.
 */
export async function courtesyCalls(db: Db, areas: readonly AreaId[], today: Temporal.PlainDate) {
  const dates = await courtesyDates(db, areas, today);
  const [first] = dates;
  if (!first) return null;
  const asked = { ownerId: null, areas, today: first.startsOn, unplannedOf: placesOfWorship };
  const { rows, total } = await overdueContacts(db, asked, most);
  return rows.length === 0 ? null : { dates, rows, total, on: callBefore(first.startsOn, today) };
}
export type CourtesyCalls = NonNullable<Awaited<ReturnType<typeof courtesyCalls>>>;
