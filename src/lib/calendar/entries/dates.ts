import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { isBankHoliday } from '#lib/bank-holidays.ts';
import { ukDay } from '#lib/dates.ts';
import { wholeDays } from '../events/times.ts';
import { type AskedEntries, type Entry, mostOfLayer } from './entry.ts';
import { at, ids } from './entry-sql.ts';

type Row = {
  id: string;
  title: string;
  startsOn: string;
  endsOn: string;
  startsAt: string | null;
  endsAt: string | null;
  place: string | null;
  mayShift: boolean;
};

/** The dates that matter between two moments, and the bank holidays. They name nobody. */
export async function dateEntries(db: Db, { from, to, areas }: AskedEntries): Promise<Entry[]> {
  const day = (moment: Temporal.Instant) => sql`(${at(moment)} at time zone 'Europe/London')::date`;
  const rows = await db.execute<Row>(sql`
    select d.id, d.title, d.starts_on::text as "startsOn", d.ends_on::text as "endsOn", d.place,
      to_char(d.starts_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "startsAt",
      to_char(d.ends_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "endsAt", d.may_shift as "mayShift"
    from notable_date d
    where d.withdrawn_at is null and d.starts_on < ${day(to)} and d.ends_on >= ${day(from)}
      and (d.area_id is null or d.area_id = any(${ids(areas.dates)}))
    order by d.starts_on, d.id limit ${mostOfLayer}`);
  return [...holidaysBetween(from, to), ...[...rows].map(entryOf)];
}

function entryOf({ id, title, place, mayShift, ...row }: Row): Entry {
  const [first, last] = [Temporal.PlainDate.from(row.startsOn), Temporal.PlainDate.from(row.endsOn)];
  const when =
    row.startsAt && row.endsAt
      ? {
          startsAt: Temporal.Instant.from(row.startsAt),
          endsAt: Temporal.Instant.from(row.endsAt),
          allDay: false,
        }
      : wholeDays(first, last);
  return { ...plain, kind: 'date', id, title, place, ...when, state: mayShift ? 'may shift' : null };
}

const plain = { layer: 'dates', who: null, mayMove: false, institutions: [], seriesId: null } as const;

function holidaysBetween(from: Temporal.Instant, to: Temporal.Instant): Entry[] {
  const found: Entry[] = [];
  const last = ukDay(to.subtract({ seconds: 1 }));
  for (let on = ukDay(from); Temporal.PlainDate.compare(on, last) <= 0; on = on.add({ days: 1 }))
    if (isBankHoliday(on))
      found.push({
        ...{ ...plain, kind: 'holiday', id: on.toString(), title: 'Bank holiday', place: null, state: null },
        ...wholeDays(on, on),
      });
  return found;
}
