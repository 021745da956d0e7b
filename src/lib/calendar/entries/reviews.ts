import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { wholeDays } from '../events/times.ts';
import { type AskedEntries, type Entry, mostOfLayer } from './entry.ts';
import { at, liesIn } from './entry-sql.ts';

type Row = { id: string; name: string; due: string };

/** The contacts that the reader looks after and is to make sure of on a day; that their names were shown is recorded. */
export async function reviewEntries(
  db: Db,
  officer: Officer,
  { from, to, areas, isOneArea }: AskedEntries,
  now: Temporal.Instant,
): Promise<Entry[]> {
  if (areas.contacts.length === 0) return [];
  const due = sql`((c.renewed_at at time zone 'Europe/London')::date + interval '12 months')::date`;
  const day = (moment: Temporal.Instant) => sql`(${at(moment)} at time zone 'Europe/London')::date`;
  const rows = await db.execute<Row>(sql`
    select c.id, c.name, ${due}::text as due from contact c
    where coalesce(c.owner_id, c.added_by) = ${officer.id} and c.erased_at is null and c.merged_into_id is null
      and ${liesIn(sql`c.area_id`, areas.contacts, isOneArea)}
      and ${due} >= ${day(from)} and ${due} < ${day(to)}
    order by due, c.id limit ${mostOfLayer}`);
  const shown = [...rows].map(({ id }) => id);
  const entry = { operation: 'consult', entity: 'contact', ids: shown, fields: ['name'] } as const;
  if (shown.length > 0) await record(db, officer, entry, now);
  return [...rows].map(({ id, name, due: on }) => {
    const day = Temporal.PlainDate.from(on);
    return {
      ...{ layer: 'reviews', kind: 'contact', id, title: `Review of ${name}`, place: null, who: null },
      ...{ ...wholeDays(day, day), state: null, mayMove: false, institutions: [], seriesId: null },
    };
  });
}
