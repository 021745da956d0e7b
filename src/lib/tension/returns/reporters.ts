import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { type ReporterCapacity, type ReporterId, returnReporter } from '#db/schema/tension-returns.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** Who is to report for a district: an officer, or an institution by a mailbox of its own. */
export type ReporterGiven = { areaId: AreaId; capacity: ReporterCapacity } & (
  { officerId: OfficerId } | { institutionId: InstitutionId; email: string }
);
export type AddRefusal = 'reports already' | 'contact declined' | 'contact paused' | 'closed';

/** Puts somebody on the list of those who report for a district. */
export function addReporter(
  db: Db,
  actor: Officer,
  given: ReporterGiven,
  now: Temporal.Instant,
): Promise<Outcome<{ id: ReporterId }, AddRefusal>> {
  return db.transaction(async (tx) => {
    const why = 'institutionId' in given ? await closedTo(tx, given.institutionId, now) : null;
    if (why) return refused(why);
    const [added] = await tx
      .insert(returnReporter)
      .values({ ...given, since: now, addedBy: actor.id })
      .onConflictDoNothing()
      .returning({ id: returnReporter.id });
    if (!added) return refused('reports already');
    const entry = { operation: 'permission', entity: 'return_reporter', ids: [added.id] } as const;
    await record(tx, actor, entry, now);
    return done(added);
  });
}

// A wish of theirs may come in while they are being added: the row is held until both are written.
async function closedTo(
  tx: Db,
  id: InstitutionId,
  now: Temporal.Instant,
): Promise<Exclude<AddRefusal, 'reports already'> | null> {
  const [row] = await tx.select().from(institution).where(eq(institution.id, id)).for('share');
  if (!row || row.closedOn || row.mergedIntoId) return 'closed';
  if (row.contactState === 'declined') return 'contact declined';
  const isOver = row.pausedUntil && Temporal.PlainDate.compare(row.pausedUntil, ukDay(now)) <= 0;
  return row.contactState === 'paused' && !isOver ? 'contact paused' : null;
}

/** Takes somebody off the list: their open links end at once, and what they sent stays. */
export function endReporter(
  db: Db,
  actor: Officer,
  id: ReporterId,
  now: Temporal.Instant,
): Promise<Outcome<null, 'ended already'>> {
  return db.transaction(async (tx) => {
    const [ended] = await tx
      .update(returnReporter)
      .set({ endedAt: now, endedBy: actor.id })
      .where(and(eq(returnReporter.id, id), isNull(returnReporter.endedAt)))
      .returning({ id: returnReporter.id });
    if (!ended) return refused('ended already');
    const entry = { operation: 'permission', entity: 'return_reporter', ids: [id] } as const;
    await record(tx, actor, entry, now);
    return done(null);
  });
}

/** Where a reporter reports, for asking who may change it; null for one that is not there. */
export async function placeOfReporter(
  db: Db,
  id: ReporterId | null,
): Promise<{ id: ReporterId; areaId: AreaId } | null> {
  if (!id) return null;
  const [row] = await db
    .select({ id: returnReporter.id, areaId: returnReporter.areaId })
    .from(returnReporter)
    .where(eq(returnReporter.id, id));
  return row ?? null;
}
