import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';

/** A session for the whole staff of an organisation: how many of each role, and nobody by name. */
export type WholeStaffSession = {
  title: string;
  on: Temporal.PlainDate;
  isOver: boolean;
  counts: { role: string; expected: number; present: number | null }[];
};

type Row = {
  id: string;
  title: string;
  on: string;
  isOver: boolean;
  role: string | null;
  expected: number;
  present: number | null;
};

/** The sessions that were held, or will be, for the whole staff of an organisation, newest first. Names nobody. */
export async function wholeStaffSessions(
  db: Db,
  institutionId: InstitutionId,
  now: Temporal.Instant,
): Promise<WholeStaffSession[]> {
  const rows = await db.execute<Row>(sql`
    select s.id, c.title, (s.starts_at at time zone 'Europe/London')::date::text as on,
      s.ends_at <= ${now.toString()} as "isOver", r.label as role, h.expected, h.present
    from training_session s join course c on c.id = s.course_id
    left join session_headcount h on h.session_id = s.id left join attendee_role r on r.code = h.role_code
    where s.institution_id = ${institutionId} and s.cancelled_at is null
    order by s.starts_at desc, s.id, r.position limit 400`);
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((counts) => ({
    title: counts[0]!.title,
    on: Temporal.PlainDate.from(counts[0]!.on),
    isOver: counts[0]!.isOver,
    counts: counts.flatMap(({ role, expected, present }) => (role ? [{ role, expected, present }] : [])),
  }));
}
