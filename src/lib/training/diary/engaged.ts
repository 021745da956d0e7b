import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { BusyKind } from '#db/schema/session-parts.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import type { Engaged } from './clashes.ts';

/** What a busy time is called. */
export const busyWords: Readonly<Record<BusyKind, string>> = {
  leave: 'leave',
  other_work: 'other work',
  court: 'court',
  training: 'own training',
};

type Row = {
  officer_name: string;
  what: string;
  starts_at: string;
  ends_at: string;
  room: { id: string; name: string; latitude: number; longitude: number } | null;
};

/** What a diary is asked for: whose, between which moments, and which session is left out. */
export type DiaryQuestion = {
  officers: readonly OfficerId[];
  from: Temporal.Instant;
  to: Temporal.Instant;
  except: SessionId | null;
};

/** What colleagues are taken up with between two moments: sessions they teach, dates held for others, busy times. */
export async function engagedBetween(
  db: Db,
  { officers, from, to, except }: DiaryQuestion,
  now: Temporal.Instant,
): Promise<Engaged[]> {
  if (officers.length === 0) return [];
  const within = sql`starts_at < ${to.toString()}::timestamptz and ends_at > ${from.toString()}::timestamptz`;
  const rows = await db.execute<Row>(sql`
    select o.name as officer_name, e.what, e.room,
      to_char(e.starts_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as starts_at,
      to_char(e.ends_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as ends_at
    from (
      select officer_id, starts_at, ends_at, what, room from (${taught(except)}) taught where ${within}
      union all
      select trainer_id, starts_at, ends_at, 'a date held for ' || r.organisation, null::jsonb
      from training_request_offer f join training_request r on r.id = f.training_request_id
      where f.answered_at is null and f.expires_at > ${now.toString()}::timestamptz and ${within}
      union all
      select officer_id, starts_at, ends_at, kind, null::jsonb from officer_busy where ${within}
    ) e join officer o on o.id = e.officer_id
    where e.officer_id in ${[...officers]}
    order by e.starts_at, o.name`);
  return rows.map(({ officer_name, what, starts_at, ends_at, room }) => ({
    officerName: officer_name,
    what: busyWords[what as BusyKind] ?? what,
    startsAt: Temporal.Instant.from(starts_at),
    endsAt: Temporal.Instant.from(ends_at),
    room,
  }));
}

/** Every sitting that a colleague teaches, with its room where we know where that is. */
const taught = (except: SessionId | null) => sql`
  select t.officer_id, coalesce(p.starts_at, s.starts_at) as starts_at, coalesce(p.ends_at, s.ends_at) as ends_at,
    c.title as what, case when w.latitude is not null then jsonb_build_object('id', w.id,
      'name', w.name || ', ' || w.town, 'latitude', w.latitude, 'longitude', w.longitude) end as room
  from session_trainer t join training_session s on s.id = t.session_id
  join course_version c on c.course_id = s.course_id and c.number = s.course_version
  left join session_part p on p.session_id = s.id
  left join site w on w.id = coalesce(p.site_id, s.site_id)
  where s.cancelled_at is null and s.id is distinct from ${except}::uuid`;
