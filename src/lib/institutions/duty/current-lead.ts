import { and, asc, desc, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { Id } from '#db/schema/columns.ts';
import { preventLead } from '#db/schema/duty.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import { reckonSome } from './reckon.ts';
import { recordsOf } from './records-of.ts';

export type LeadId = Id<'prevent_lead'>;
export type Lead = typeof preventLead.$inferSelect;

/** The lead that whoever records something saw: when it is another by now, nothing is written over. */
export type Seen = { institutionId: InstitutionId; leadId: LeadId | null };

export type LeadRefusal = 'no such institution' | 'changed meanwhile';

/** Who leads at an institution now: first as its own record says, then those that were merged into it. */
export const currentLeads = (db: Db, records: readonly InstitutionId[]) =>
  db
    .select()
    .from(preventLead)
    .where(and(inArray(preventLead.institutionId, [...records]), isNull(preventLead.endedAt)))
    .orderBy(
      desc(sql`${preventLead.institutionId} = ${records[0] ?? null}`),
      desc(preventLead.namedOn),
      asc(preventLead.id),
    );

/** Changes what is recorded of the leads of an institution, if the first is still the one that was seen. */
export function changeLeads(
  db: Db,
  { institutionId, leadId }: Seen,
  work: (tx: Db, leads: readonly Lead[]) => Promise<Outcome<null, LeadRefusal>>,
  now: Temporal.Instant,
): Promise<Outcome<null, LeadRefusal>> {
  return db.transaction(async (tx) => {
    const records = await recordsOf(tx, institutionId);
    if (records.length === 0) return refused('no such institution');
    const leads = await currentLeads(tx, records).for('update');
    if ((leads[0]?.id ?? null) !== leadId) return refused('changed meanwhile');
    const outcome = await work(tx, leads);
    if (outcome.ok) await reckonSome(tx, [institutionId], now);
    return outcome;
  });
}
