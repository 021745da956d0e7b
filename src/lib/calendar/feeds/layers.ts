import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { FeedEntry } from '#lib/ics/feed.ts';
import { ukMoment } from '#lib/dates.ts';

/** Where the pages of what an entry stands for are, in full. */
export type FeedPages = { session: (id: string) => string; visit: (id: string) => string };

type Asked = { areas: readonly AreaId[]; from: Temporal.Instant; pages: FeedPages };

const ms = (moment: SQL): SQL => sql`(extract(epoch from ${moment}) * 1000)::float8`;
const at = (moment: Temporal.Instant): SQL => sql`${moment.toString()}::timestamptz`;
const ids = (areas: readonly AreaId[]): SQL => sql`${`{${areas.join(',')}}`}::uuid[]`;

type Timed = { id: string; starts: number; ends: number; sequence: number; added: number; off: boolean };

const timed = ({ starts, ends, sequence, added, off }: Timed) => ({
  ...{ starts, ends, allDay: false, changed: added },
  ...{ sequence, standing: off ? ('cancelled' as const) : ('confirmed' as const), isBusy: true },
  ...{ repeats: null, insteadOf: null, description: '' },
});

/** The training in some areas. Of a session for one organisation neither its name nor its address is told. */
export async function trainingEntries(db: Db, { areas, from, pages }: Asked): Promise<FeedEntry[]> {
  type Row = Timed & { title: string; place: string | null; isWhole: boolean };
  const rows = await db.execute<Row>(sql`
    select s.id, v.title, s.kind = 'whole_organisation' as "isWhole", w.name || ', ' || w.town as place,
      ${ms(sql`s.starts_at`)} as starts, ${ms(sql`s.ends_at`)} as ends, s.sequence, ${ms(sql`s.added_at`)} as added,
      s.cancelled_at is not null as off
    from training_session s join course_version v on v.course_id = s.course_id and v.number = s.course_version
    left join site w on w.id = s.site_id
    where s.ends_at > ${at(from)} and (s.cancelled_at is null or s.cancelled_at > ${at(from)})
      and s.area_id = any(${ids(areas)}) and not exists (select 1 from restriction kept
        where kept.entity = 'training_session' and kept.entity_id = s.id and kept.lifted_at is null)
    order by s.starts_at, s.id limit 5000`);
  return [...rows].map((row) => ({
    ...{ ...timed(row), uid: `session-${row.id}@concord`, summary: `Training: ${row.title}` },
    ...{ category: 'Training', url: pages.session(row.id) },
    location: row.isWhole ? '' : (row.place ?? 'Online'),
  }));
}

/** Somebody's own visits, as times that are taken: not to whom, not where, not what for. */
export async function visitEntries(
  db: Db,
  officer: OfficerId,
  { from, pages }: Omit<Asked, 'areas'>,
): Promise<FeedEntry[]> {
  const rows = await db.execute<Timed>(sql`
    select p.id, ${ms(sql`p.starts_at`)} as starts, ${ms(sql`p.ends_at`)} as ends, p.sequence,
      ${ms(sql`p.planned_at`)} as added, p.cancelled_at is not null as off
    from planned_contact p where p.ends_at > ${at(from)}
      and (p.cancelled_at is null or p.cancelled_at > ${at(from)})
      and (p.officer_id = ${officer} or exists (select 1 from planned_contact_officer x
        where x.planned_contact_id = p.id and x.officer_id = ${officer}))
    order by p.starts_at, p.id limit 5000`);
  return [...rows].map((row) => ({
    ...{ ...timed(row), uid: `visit-${row.id}@concord`, summary: 'Visit', location: '' },
    ...{ category: 'Visits', url: pages.visit(row.id) },
  }));
}

/** The dates that matter everywhere or in some areas; demonstrations stay on the page that only we see. */
export async function dateEntries(db: Db, { areas, from }: Omit<Asked, 'pages'>): Promise<FeedEntry[]> {
  type Row = { id: string; title: string; first: string; last: string; sequence: number; added: number };
  const rows = await db.execute<Row>(sql`
    select d.id, d.title, d.starts_on::text as first, d.ends_on::text as last, d.sequence,
      ${ms(sql`d.added_at`)} as added
    from notable_date d where d.withdrawn_at is null and d.kind <> 'demonstration'
      and d.ends_on >= (${at(from)} at time zone 'Europe/London')::date
      and (d.area_id is null or d.area_id = any(${ids(areas)}))
    order by d.starts_on, d.id limit 5000`);
  const midnight = (day: Temporal.PlainDate) => ukMoment(day, new Temporal.PlainTime()).epochMilliseconds;
  return [...rows].map(({ id, title, first, last, sequence, added }) => ({
    ...{ uid: `date-${id}@concord`, sequence, summary: title, description: '', location: '' },
    ...{ category: 'Dates that matter', starts: midnight(Temporal.PlainDate.from(first)), allDay: true },
    ...{ ends: midnight(Temporal.PlainDate.from(last).add({ days: 1 })), standing: 'confirmed' as const },
    ...{ isBusy: false, url: null, changed: added, repeats: null, insteadOf: null },
  }));
}
