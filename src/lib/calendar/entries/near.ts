import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { isOpenEvent } from '../events/sight.ts';
import { nearDays } from '../events/warnings.ts';
import type { Entry } from './entry.ts';
import { at, epoch, ids } from './entry-sql.ts';

type Row = { institutionId: InstitutionId; key: string; startsAt: number };
type Span = { from: Temporal.Instant; to: Temporal.Instant };

const near = nearDays * 24 * 60 * 60 * 1000;

/**
 * Those of some entries at whose door something else is planned within a fortnight, before and after what is shown as
 * well. The dates of one series are one thing.
 */
export async function nearOthers(
  db: Db,
  officer: Officer,
  { entries, from, to }: Span & { entries: readonly Entry[] },
  now: Temporal.Instant,
): Promise<ReadonlySet<Entry>> {
  const doors = [...new Set(entries.flatMap(({ institutions }) => institutions))];
  if (doors.length === 0) return new Set();
  const rows = await thingsAt(db, officer, { doors, from, to }, now);
  const at = Map.groupBy(rows, ({ institutionId }) => institutionId);
  const isNear = (entry: Entry): boolean =>
    entry.institutions.some((door) =>
      at.get(door)?.some(({ key, startsAt }) => {
        const apart = Math.abs(startsAt - entry.startsAt.epochMilliseconds);
        return key !== (entry.seriesId ?? entry.id) && apart <= near;
      }),
    );
  return new Set(entries.filter(isNear));
}

async function thingsAt(
  db: Db,
  officer: Officer,
  { doors, from, to }: Span & { doors: readonly InstitutionId[] },
  now: Temporal.Instant,
): Promise<Row[]> {
  const span = sql.raw(`interval '${nearDays} days'`);
  const between = sql`between ${at(from)} - ${span} and ${at(to)} + ${span}`;
  const rows = await db.execute<Row>(sql`
    with door as materialized (select unnest(${ids(doors)}) as id)
    select p.institution_id as "institutionId", p.id as key, ${epoch(sql`p.starts_at`)} as "startsAt"
      from door d join planned_contact p on p.institution_id = d.id
      where p.cancelled_at is null and p.engagement_id is null and p.starts_at ${between}
    union
    select d.id, coalesce(e.series_id, e.id), ${epoch(sql`e.starts_at`)}
      from door d join event e on e.organiser_id = d.id
      where e.cancelled_at is null and e.starts_at ${between} and ${isOpenEvent(officer.id, now)}
    union
    select d.id, coalesce(e.series_id, e.id), ${epoch(sql`e.starts_at`)}
      from door d join site s on s.institution_id = d.id join event e on e.site_id = s.id
      where e.cancelled_at is null and e.starts_at ${between} and ${isOpenEvent(officer.id, now)}`);
  return [...rows];
}
