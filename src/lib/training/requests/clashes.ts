import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { TrainingRequestId } from '#db/schema/training-requests.ts';
import { timeRange } from '#lib/dates.ts';

/** A time in somebody's diary. */
export type Slot = { trainerId: OfficerId; startsAt: Temporal.Instant; endsAt: Temporal.Instant };

type Row = { what: string; startsAt: string; endsAt: string };

const busyWords: Readonly<Record<string, string>> = {
  leave: 'away',
  other_work: 'other work',
  court: 'court',
  training: 'training of their own',
};

/**
 * What a colleague has at that time already, a line each: sessions they teach, part by part; dates held for
 * other organisations; and hours they have said they are busy.
 */
export async function clashesOf(
  db: Db,
  { trainerId, startsAt, endsAt }: Slot,
  except: TrainingRequestId,
  now: Temporal.Instant,
): Promise<string[]> {
  const [from, to] = [startsAt.toString(), endsAt.toString()];
  const during = (start: string, end: string) =>
    sql`${sql.raw(start)} < ${to}::timestamptz and ${sql.raw(end)} > ${from}::timestamptz`;
  const rows = await db.execute<Row>(sql`
    select c.title || ', ' || s.reference as what, coalesce(p.starts_at, s.starts_at) as "startsAt",
        coalesce(p.ends_at, s.ends_at) as "endsAt"
      from session_trainer t join training_session s on s.id = t.session_id and s.cancelled_at is null
      join course c on c.id = s.course_id left join session_part p on p.session_id = s.id
      where t.officer_id = ${trainerId}
        and ${during('coalesce(p.starts_at, s.starts_at)', 'coalesce(p.ends_at, s.ends_at)')}
    union all
    select 'a date held for ' || r.organisation, o.starts_at, o.ends_at
      from training_request_offer o join training_request r on r.id = o.training_request_id
      where o.trainer_id = ${trainerId} and o.answered_at is null and o.expires_at > ${now.toString()}::timestamptz
        and o.training_request_id <> ${except} and ${during('o.starts_at', 'o.ends_at')}
    union all
    select b.kind, b.starts_at, b.ends_at from officer_busy b
      where b.officer_id = ${trainerId} and ${during('b.starts_at', 'b.ends_at')}
    order by 2`);
  return [...rows].map((row) => `${busyWords[row.what] ?? row.what} (${hours(row)})`);
}

const hours = ({ startsAt, endsAt }: Row) =>
  timeRange(Temporal.Instant.from(startsAt), Temporal.Instant.from(endsAt));
