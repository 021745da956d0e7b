import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { momentOf, ukDay } from '#lib/dates.ts';
import { isOpenEvent } from '../events/sight.ts';
import { at, epoch, ids } from './entry-sql.ts';

/** Something ahead that matters for safety: what it is, where, and the day on which it begins. */
export type Ahead = {
  kind: 'event' | 'date';
  id: string;
  title: string;
  area: string | null;
  on: Temporal.PlainDate;
};

/** Where its reader sees events, and dates as well. */
export type HorizonAreas = { events: readonly AreaId[]; dates: readonly AreaId[] };

type Row = Omit<Ahead, 'on'> & { at: number };
const most = 40;

/**
 * What is ahead in some days that matters for safety, in the order of the days: marches, hearings, elections, terms,
 * anniversaries, and events of others that have safety notes. Days of faith never stand in it, nor what is a courtesy.
 */
export async function horizon(
  db: Db,
  officer: Officer,
  areas: HorizonAreas,
  now: Temporal.Instant,
  days = 28,
): Promise<Ahead[]> {
  const today = ukDay(now);
  const until = now.add({ hours: 24 * days });
  const events = sql`
    select 'event' as kind, e.id, e.title, a.name as area, ${epoch(sql`e.starts_at`)} as at
    from event e join area a on a.id = e.area_id
    where e.area_id = any(${ids(areas.events)}) and e.starts_at >= ${at(now)} and e.starts_at < ${at(until)}
      and e.published_at is not null and e.cancelled_at is null and e.postponed_at is null
      and (e.type_code in ('type_public_demonstration', 'type_court_or_inquest_date')
        or (not e.hosted_by_police and e.safety_notes is not null and e.type_code <> 'type_faith_or_cultural_date'))
      and e.visibility <> 'named_group' and ${isOpenEvent(officer.id, now)}`;
  const dates = sql`
    select 'date' as kind, d.id, d.title, a.name as area,
      ${epoch(sql`(greatest(d.starts_on, ${today.toString()}::date) + time '09:00') at time zone 'Europe/London'`)} as at
    from notable_date d left join area a on a.id = d.area_id
    where d.withdrawn_at is null and d.kind not in ('festival', 'observance') and not d.is_courtesy
      and d.starts_on <= ${today.add({ days }).toString()}::date and d.ends_on >= ${today.toString()}::date
      and (d.area_id is null or d.area_id = any(${ids(areas.dates)}))`;
  const rows = await db.execute<Row>(sql`${events} union all ${dates} order by at, title, id limit ${most}`);
  return once([...rows].map(({ at: moment, ...row }) => ({ ...row, on: ukDay(momentOf(moment)) })));
}

// A march that was announced is often a date and an event: it is told of once, by its event, which says more.
function once(found: readonly Ahead[]): Ahead[] {
  const keyOf = ({ title, on }: Ahead) => `${on.toString()} ${title.toLowerCase()}`;
  const events = new Set(found.filter(({ kind }) => kind === 'event').map(keyOf));
  return found.filter((one) => one.kind === 'event' || !events.has(keyOf(one)));
}
