import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { ContactState, InstitutionId } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { type Sharing } from '#db/schema/tension-summaries.ts';
import { type SummaryReaderId, tensionSummaryReader } from '#db/schema/tension-summary-readers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** Somebody who gets the summary of a force each week: an officer, or an institution by a mailbox of a role. */
export type Reader = {
  id: SummaryReaderId;
  output: Sharing;
  officerId: OfficerId | null;
  institutionId: InstitutionId | null;
  name: string;
  email: string;
  contactState: ContactState | null;
  pausedUntil: Temporal.PlainDate | null;
  /** An account that was closed gets no mail. */
  isClosed: boolean;
};
type Row = Omit<Reader, 'pausedUntil'> & { pausedUntil: string | null };

/** Who gets the summary of an area, officers first, by name. */
export async function readersOf(db: Db, areaId: AreaId): Promise<Reader[]> {
  const rows = await db.execute<Row>(sql`
    select r.id, r.output, r.officer_id as "officerId", r.institution_id as "institutionId",
      coalesce(o.name, i.name) as name, coalesce(o.email::text, r.email::text) as email,
      i.contact_state as "contactState", i.paused_until::text as "pausedUntil",
      coalesce(o.deactivated_at is not null, false) as "isClosed"
    from tension_summary_reader r left join officer o on o.id = r.officer_id
    left join institution i on i.id = r.institution_id
    where r.area_id = ${areaId} and r.ended_at is null
    order by r.officer_id is null, coalesce(o.name, i.name), r.id limit 300`);
  return [...rows].map(({ pausedUntil, ...row }) => ({
    ...row,
    pausedUntil: pausedUntil ? Temporal.PlainDate.from(pausedUntil) : null,
  }));
}

export type NewReader = { areaId: AreaId } & (
  { officerId: OfficerId; output: Sharing } | { institutionId: InstitutionId; email: string }
);

/** Puts somebody on the list; an institution never gets more than what is shared. */
export function addReader(
  db: Db,
  officer: Officer,
  reader: NewReader,
  now: Temporal.Instant,
): Promise<Outcome<SummaryReaderId, 'there already'>> {
  return db.transaction(async (tx) => {
    const [made] = await tx
      .insert(tensionSummaryReader)
      .values({ output: 'shareable', ...reader, addedAt: now, addedBy: officer.id })
      .onConflictDoNothing()
      .returning({ id: tensionSummaryReader.id });
    if (!made) return refused('there already');
    const entry = { operation: 'permission', entity: 'tension_summary_reader', ids: [made.id] } as const;
    await record(tx, officer, { ...entry, fields: ['output'] }, now);
    return done(made.id);
  });
}

/** Takes somebody off the list; what they were sent stays in the log. */
export function endReader(
  db: Db,
  officer: Officer,
  { id, areaId }: { id: SummaryReaderId; areaId: AreaId },
  now: Temporal.Instant,
): Promise<Outcome<null, 'no such reader'>> {
  return db.transaction(async (tx) => {
    const [gone] = await tx
      .update(tensionSummaryReader)
      .set({ endedAt: now, endedBy: officer.id })
      .where(
        and(
          eq(tensionSummaryReader.id, id),
          eq(tensionSummaryReader.areaId, areaId),
          isNull(tensionSummaryReader.endedAt),
        ),
      )
      .returning({ id: tensionSummaryReader.id });
    if (!gone) return refused('no such reader');
    await record(tx, officer, { operation: 'permission', entity: 'tension_summary_reader', ids: [id] }, now);
    return done(null);
  });
}
