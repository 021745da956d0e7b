import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { EventId } from '#db/schema/events.ts';
import type { InstitutionId, SiteId } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { isBankHoliday } from '#lib/bank-holidays.ts';
import { ukDay } from '#lib/dates.ts';
import { countVisits, visitLimit } from '#lib/visits.ts';
import { engagedThen } from './engaged.ts';
import { isOpenEvent } from './sight.ts';
import { lastDay, type Times } from './times.ts';

/** Two teams at one door within so many days should know of each other. */
export const nearDays = 14;

/** A reason to think again before an event is written, never a bar. */
export type EventWarning =
  | { kind: 'event' | 'plan'; id: string; what: string; who: string | null; startsAt: Temporal.Instant }
  | { kind: 'engaged'; id: string; what: string; who: string; startsAt: Temporal.Instant }
  | { kind: 'often'; visits: number; limit: number }
  | { kind: 'holiday'; on: Temporal.PlainDate };

/** An event as it is meant. */
export type MeantEvent = Times & {
  siteId: SiteId | null;
  organiserId: InstitutionId | null;
  leadOfficerId: OfficerId;
  /** The event itself, where it stands in the calendar already. */
  except: EventId | null;
};

/** What stands against an event: who else goes to that institution, where the lead officer is, and what day it is. */
export async function eventWarnings(
  db: Db,
  reader: OfficerId,
  meant: MeantEvent,
  now: Temporal.Instant,
): Promise<EventWarning[]> {
  const institutions = await institutionsOf(db, meant);
  const [near, engaged, often] = await Promise.all([
    nearby(db, { reader, meant, institutions }, now),
    engagedThen(db, reader, meant, now),
    tooOften(db, meant, institutions),
  ]);
  return [...near, ...engaged, ...often, ...holidays(meant)];
}

/** What a reader was told, to be remembered by the form: of others they are told anew. */
export const markOf = (warning: EventWarning): string => {
  if (warning.kind === 'often') return 'often';
  return warning.kind === 'holiday' ? warning.on.toString() : warning.id;
};

async function institutionsOf(db: Db, { siteId, organiserId }: MeantEvent): Promise<InstitutionId[]> {
  const rows = await db.execute<{ id: InstitutionId }>(sql`
    select institution_id as id from site where id = ${siteId}::uuid
    union select ${organiserId}::uuid where ${organiserId}::uuid is not null`);
  return [...rows].map(({ id }) => id);
}

type Near = { reader: OfficerId; meant: MeantEvent; institutions: readonly InstitutionId[] };
type Row = { kind: 'event' | 'plan'; id: string; what: string; who: string | null; startsAt: string };

async function nearby(db: Db, { reader, meant, institutions }: Near, now: Temporal.Instant) {
  if (institutions.length === 0) return [];
  const ids = sql`${`{${institutions.join(',')}}`}::uuid[]`;
  const [at, span] = [sql`${meant.startsAt.toString()}::timestamptz`, sql.raw(`interval '${nearDays} days'`)];
  const rows = await db.execute<Row>(sql`
    (select 'event' as kind, e.id, e.title as what, o.name as who, e.starts_at::text as "startsAt"
      from event e left join site s on s.id = e.site_id left join officer o on o.id = e.lead_officer_id
      where (s.institution_id = any(${ids}) or e.organiser_id = any(${ids})) and e.cancelled_at is null
        and e.starts_at between ${at} - ${span} and ${at} + ${span}
        and e.id is distinct from ${meant.except}::uuid and ${isOpenEvent(reader, now)}
        and (e.series_id is null or e.series_id is distinct from (
          select series_id from event where id = ${meant.except}::uuid))
      order by e.starts_at, e.id limit 4)
    union all
    (select 'plan', p.id, t.label, o.name, p.starts_at::text from planned_contact p
      join engagement_term t on t.code = p.type_code join officer o on o.id = p.officer_id
      where p.institution_id = any(${ids}) and p.cancelled_at is null and p.engagement_id is null
        and p.starts_at between ${at} - ${span} and ${at} + ${span} order by p.starts_at, p.id limit 4)
    order by 5, 2`);
  return [...rows].map((row) => ({
    ...row,
    startsAt: Temporal.Instant.from(row.startsAt.replace(' ', 'T')),
  }));
}

async function tooOften(
  db: Db,
  { startsAt }: MeantEvent,
  institutions: readonly InstitutionId[],
): Promise<EventWarning[]> {
  if (institutions.length === 0) return [];
  const limit = await visitLimit(db);
  const counts = await Promise.all(institutions.map((id) => countVisits(db, id, startsAt)));
  const visits = Math.max(...counts);
  return visits + 1 > limit ? [{ kind: 'often', visits, limit }] : [];
}

function holidays(meant: MeantEvent): EventWarning[] {
  const days: Temporal.PlainDate[] = [];
  const last = lastDay(meant);
  for (let on = ukDay(meant.startsAt); Temporal.PlainDate.compare(on, last) <= 0; on = on.add({ days: 1 }))
    days.push(on);
  return days.filter(isBankHoliday).map((on) => ({ kind: 'holiday', on }));
}
