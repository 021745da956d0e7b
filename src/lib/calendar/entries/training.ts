import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { isOpenTo } from '#db/restricted.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { momentOf } from '#lib/dates.ts';
import { type AskedEntries, type Entry, mostOfLayer } from './entry.ts';
import { at, epoch, ids } from './entry-sql.ts';

type Row = {
  id: string;
  part: string | null;
  title: string;
  startsAt: number;
  endsAt: number;
  place: string | null;
  tentative: boolean;
  institutionId: InstitutionId | null;
};

/** The sittings of training between two moments that were not cancelled. */
export async function trainingEntries(
  db: Db,
  officer: Officer,
  { from, to, areas }: AskedEntries,
  now: Temporal.Instant,
): Promise<Entry[]> {
  if (areas.training.length === 0) return [];
  const rows = await db.execute<Row>(sql`
    select s.id, c.title, p.id as part, ${epoch(sql`coalesce(p.starts_at, s.starts_at)`)} as "startsAt",
      ${epoch(sql`coalesce(p.ends_at, s.ends_at)`)} as "endsAt",
      coalesce(w.name || ', ' || w.town, s.venue_words, 'Online') as place,
      s.minimum is not null and s.confirmed_at is null as tentative, s.institution_id as "institutionId"
    from training_session s join course_version c on c.course_id = s.course_id and c.number = s.course_version
    left join session_part p on p.session_id = s.id left join site w on w.id = coalesce(p.site_id, s.site_id)
    where s.cancelled_at is null and s.area_id = any(${ids(areas.training)})
      and s.starts_at < ${at(to)} and s.ends_at > ${at(from)}
      and coalesce(p.starts_at, s.starts_at) < ${at(to)} and coalesce(p.ends_at, s.ends_at) > ${at(from)}
      and ${isOpenTo('training_session', sql`s.id`, officer.id, now)}
    order by 4, s.id limit ${mostOfLayer}`);
  return [...rows].map(({ id, title, startsAt, endsAt, place, tentative, institutionId }) => ({
    ...{ layer: 'training', kind: 'session', id, title, place, who: null, allDay: false },
    ...{ startsAt: momentOf(startsAt), endsAt: momentOf(endsAt), state: tentative ? 'tentative' : null },
    ...{ mayMove: false, institutions: institutionId ? [institutionId] : [], seriesId: id },
  }));
}
