import { and, desc, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { preventLead, referralRouteCheck } from '#db/schema/duty.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import { officer } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { idArray } from './family.ts';
import { currentLeads, type Lead } from './current-lead.ts';
import { covered, institutionSql, type Row } from './list.ts';
import { recordsOf } from './records-of.ts';
import { trainedPeople, trainingHad } from './training-had.ts';

/** Where an institution lies, for whoever has to know before it is shown; null where the duty binds none. */
export async function placeOf(
  db: Db,
  id: InstitutionId | null,
): Promise<{ id: InstitutionId; districtId: AreaId | null } | null> {
  if (!id || (await recordsOf(db, id)).length === 0) return null;
  const [row] = await db
    .select({ id: institution.id, districtId: institution.districtId })
    .from(institution)
    .where(eq(institution.id, id));
  return row ?? null;
}

/**
 * What is recorded of an institution and its Prevent duty; that its lead was looked at is recorded.
 *
 * @param sees.people whether those who were trained are named
 */
export async function findDuty(
  db: Db,
  actor: Officer,
  id: InstitutionId,
  sees: { people: boolean },
  now: Temporal.Instant,
) {
  const today = ukDay(now);
  const records = await recordsOf(db, id);
  const [[found], leads, former, checks, training, people] = await Promise.all([
    db.execute<Row>(institutionSql(id, now)),
    currentLeads(db, records),
    formerLeads(db, records),
    checksOf(db, records),
    trainingHad(db, records, today),
    sees.people ? trainedPeople(db, records, today) : null,
  ]);
  if (!found) throw new Error('An institution was shown that is not there.');
  const lead = leads[0] ?? null;
  await recordLook(db, actor, lead, people ?? [], now);
  const elsewhere = lead ? await alsoLeading(db, lead, records) : [];
  return { institution: covered(found), lead, former, checks, training, people, elsewhere };
}
export type Duty = Awaited<ReturnType<typeof findDuty>>;

async function recordLook(
  db: Db,
  actor: Officer,
  lead: Lead | null,
  people: readonly { id: string }[],
  now: Temporal.Instant,
): Promise<void> {
  const look = { operation: 'consult' } as const;
  if (lead) {
    const fields = ['role', 'name', 'mailbox'];
    await record(db, actor, { ...look, entity: 'prevent_lead', ids: [lead.id], fields }, now);
  }
  if (people.length === 0) return;
  const ids = people.map((one) => one.id);
  await record(db, actor, { ...look, entity: 'attendance', ids, fields: ['person_name'] }, now);
}

const formerLeads = (db: Db, records: readonly InstitutionId[]) =>
  db
    .select({ role: preventLead.role, namedOn: preventLead.namedOn, endedAt: preventLead.endedAt })
    .from(preventLead)
    .where(and(inArray(preventLead.institutionId, [...records]), isNotNull(preventLead.endedAt)))
    .orderBy(desc(preventLead.endedAt))
    .limit(10);

const checksOf = (db: Db, records: readonly InstitutionId[]) =>
  db
    .select({
      id: referralRouteCheck.id,
      answer: referralRouteCheck.answer,
      checkedOn: referralRouteCheck.checkedOn,
      by: officer.name,
    })
    .from(referralRouteCheck)
    .innerJoin(officer, eq(officer.id, referralRouteCheck.checkedBy))
    .where(inArray(referralRouteCheck.institutionId, [...records]))
    .orderBy(desc(referralRouteCheck.checkedOn), desc(referralRouteCheck.recordedAt))
    .limit(20);

// One mailbox may lead for a trust of several schools: its training counts for each of them.
const alsoLeading = (db: Db, { mailbox }: Lead, records: readonly InstitutionId[]) =>
  db
    .selectDistinct({ name: institution.name })
    .from(preventLead)
    .innerJoin(institution, eq(institution.id, preventLead.institutionId))
    .where(
      and(
        eq(preventLead.mailbox, mailbox),
        sql`${preventLead.endedAt} is null`,
        sql`${institution.mergedIntoId} is null`,
        ne(sql`${institution.id} = any(${idArray(records)})`, true),
      ),
    )
    .orderBy(institution.name)
    .limit(10);
