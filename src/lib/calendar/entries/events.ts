import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { plannedAnew } from '#db/planned-anew.ts';
import type { Visibility } from '#db/schema/event-terms.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { momentOf } from '#lib/dates.ts';
import { isTheirs } from '../events/list-sql.ts';
import { isOpenEvent } from '../events/sight.ts';
import { eventState } from '../events/state.ts';
import { mostDays } from '../events/times.ts';
import { type AskedEntries, type Entry, mostOfLayer } from './entry.ts';
import { at, epoch, ids } from './entry-sql.ts';

type Row = {
  id: string;
  title: string;
  startsAt: number;
  endsAt: number;
  allDay: boolean;
  visibility: Visibility;
  areaId: string;
  place: string | null;
  asked: boolean;
  approved: boolean;
  published: boolean;
  postponed: boolean;
  sentBackWords: string | null;
  mine: boolean;
  institutions: InstitutionId[];
  seriesId: string | null;
};

/** The events between two moments that stand, from drafts to those that were held. Whoever leads them is not told. */
export async function eventEntries(
  db: Db,
  officer: Officer,
  { from, to, areas }: AskedEntries,
  now: Temporal.Instant,
): Promise<Entry[]> {
  if (areas.events.length === 0) return [];
  const movable: ReadonlySet<string> = new Set(areas.moveEvents);
  const statement = sql`
    select e.id, e.title, ${epoch(sql`e.starts_at`)} as "startsAt", ${epoch(sql`e.ends_at`)} as "endsAt",
      e.all_day as "allDay", e.visibility, e.area_id as "areaId", coalesce(s.name || ', ' || s.town, e.venue) as place,
      e.asked_at is not null as asked, e.approved_at is not null as approved, e.published_at is not null as published,
      e.postponed_at is not null as postponed, e.sent_back_words as "sentBackWords", ${isTheirs(officer.id)} as mine,
      array_remove(array[s.institution_id, e.organiser_id], null) as institutions, e.series_id as "seriesId"
    from event e left join site s on s.id = e.site_id
    where (e.area_id = any(${ids(areas.events)}) or e.neighbourhood_id = any(${ids(areas.events)}))
      and e.starts_at < ${at(to)} and e.ends_at > ${at(from)}
      and e.starts_at > ${at(from)} - interval '${sql.raw(String(mostDays + 1))} days'
      and e.cancelled_at is null and ${isOpenEvent(officer.id, now)}
    order by e.starts_at, e.id limit ${mostOfLayer}`;
  const rows = await plannedAnew(db, (tx) => tx.execute<Row>(statement));
  return [...rows].map((row) => entryOf(row, movable.has(row.areaId), now));
}

function entryOf(row: Row, mayMoveThere: boolean, now: Temporal.Instant): Entry {
  const { id, title, allDay, place, institutions, seriesId } = row;
  const [startsAt, endsAt] = [momentOf(row.startsAt), momentOf(row.endsAt)];
  const state = eventState({ ...flags(row, now), endsAt }, now);
  const mayMove = mayMoveThere && row.mine && (row.postponed || row.endsAt > now.epochMilliseconds);
  const what = { layer: 'events', kind: 'event', who: null } as const;
  return { ...what, id, title, startsAt, endsAt, allDay, place, state, mayMove, institutions, seriesId };
}

// How far it is hangs on whether it was asked for, approved and published, not on when.
function flags(
  { asked, approved, published, postponed, sentBackWords, visibility }: Row,
  now: Temporal.Instant,
) {
  const whether = (is: boolean) => (is ? now : null);
  return {
    ...{ askedAt: whether(asked), approvedAt: whether(approved), publishedAt: whether(published) },
    ...{ postponedAt: whether(postponed), cancelledAt: null, sentBackWords, visibility },
  };
}
