import { asc, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { dutyCoverage, preventLead } from '#db/schema/duty.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { confirmLead, noteTrainedElsewhere } from '#lib/institutions/duty/change-lead.ts';
import { findDuty } from '#lib/institutions/duty/find.ts';
import { endLead, nameLead } from '#lib/institutions/duty/name-lead.ts';
import { it } from '../../support/database.ts';
import { anAttendance, anInstitution, today } from '../../support/duty.ts';
import { anOfficer, now } from '../../support/makers.ts';

const lead = (mailbox = 'dsl@ashmere.school.example') => ({
  role: 'Designated safeguarding lead',
  mailbox,
  name: 'Amara Nwosu',
  namedOn: today.subtract({ days: 3 }),
  trainedElsewhereOn: null,
});
const current = async (db: Db) => (await db.select().from(preventLead)).filter((one) => !one.endedAt);
const named = async (db: Db, id: InstitutionId) =>
  (await db.select().from(dutyCoverage).where(eq(dutyCoverage.institutionId, id)))[0]?.leadNamedOn;

describe('naming a Prevent lead', () => {
  it('shows at once, and ends whoever led before', async ({ db }) => {
    const [id, officer] = [await anInstitution(db), await anOfficer(db)];
    await nameLead(db, officer, { institutionId: id, leadId: null }, lead(), now);
    const [first] = await current(db);
    expect(await named(db, id)).toEqual(today.subtract({ days: 3 }));
    const next = { ...lead('head@ashmere.school.example'), namedOn: today };
    const answer = await nameLead(db, officer, { institutionId: id, leadId: first!.id }, next, now);
    expect(answer.ok).toBe(true);
    expect((await current(db)).map(({ mailbox }) => mailbox)).toEqual(['head@ashmere.school.example']);
    expect(await named(db, id)).toEqual(today);
  });

  it('refuses whoever did not see who leads by now', async ({ db }) => {
    const [id, officer] = [await anInstitution(db), await anOfficer(db)];
    const seen = { institutionId: id, leadId: null };
    await nameLead(db, officer, seen, lead(), now);
    const late = await nameLead(db, officer, seen, lead('late@ashmere.school.example'), now);
    expect(late).toEqual({ ok: false, reason: 'changed meanwhile' });
    expect(await endLead(db, officer, seen, now)).toEqual({ ok: false, reason: 'changed meanwhile' });
    expect(await current(db)).toHaveLength(1);
  });

  it('lets one of two win who name the first lead in the same moment', async ({ aConnection }) => {
    const [one, other] = [aConnection({ max: 1 }).db, aConnection({ max: 1 }).db];
    const [id, officer] = [await anInstitution(one), await anOfficer(one)];
    const seen = { institutionId: id, leadId: null };
    const answers = await Promise.all([
      nameLead(one, officer, seen, lead(), now),
      nameLead(other, officer, seen, lead('other@ashmere.school.example'), now),
    ]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await current(one)).toHaveLength(1);
  });

  it('refuses an institution that the duty does not bind', async ({ db }) => {
    const id = await anInstitution(db, { typeCode: 'charity' });
    const answer = await nameLead(db, await anOfficer(db), { institutionId: id, leadId: null }, lead(), now);
    expect(answer).toEqual({ ok: false, reason: 'no such institution' });
  });

  it('covers the lead of a record that was merged in', async ({ db }) => {
    const [id, officer] = [await anInstitution(db), await anOfficer(db)];
    const merged = await anInstitution(db);
    await nameLead(db, officer, { institutionId: merged, leadId: null }, lead(), now);
    await db.execute(
      `update institution set merged_into_id = '${id}', merged_at = now() where id = '${merged}'`,
    );
    const duty = await findDuty(db, officer, id, { people: false }, now);
    expect(duty.lead?.mailbox).toBe('dsl@ashmere.school.example');
    await nameLead(db, officer, { institutionId: id, leadId: duty.lead!.id }, lead('new@x.example'), now);
    expect((await current(db)).map(({ mailbox }) => mailbox)).toEqual(['new@x.example']);
  });
});

describe('the lead of an institution', () => {
  it('is confirmed, trained elsewhere and ended, each with its entry in the access log', async ({ db }) => {
    const [id, officer] = [await anInstitution(db), await anOfficer(db)];
    await nameLead(db, officer, { institutionId: id, leadId: null }, lead(), now);
    const seen = { institutionId: id, leadId: (await current(db))[0]!.id };
    await confirmLead(db, officer, seen, now);
    await noteTrainedElsewhere(db, officer, seen, today.subtract({ days: 9 }), now);
    const [row] = await db.select().from(dutyCoverage);
    expect(row).toMatchObject({ lastContactOn: today, leadTrainedOn: today.subtract({ days: 9 }) });
    await endLead(db, officer, seen, now);
    expect(await named(db, id)).toBeNull();
    const entries = await db.select().from(auditLog).orderBy(asc(auditLog.id));
    expect(entries.map(({ operation, fields }) => [operation, ...fields])).toEqual([
      ['collect', 'role', 'name', 'mailbox'],
      ['alter', 'confirmed_on'],
      ['alter', 'trained_elsewhere_on'],
      ['alter', 'ended_at'],
    ]);
  });
});

describe('looking at the duty of an institution', () => {
  it('names who was trained to whoever may see bookings, and records each look', async ({ db }) => {
    const [id, officer] = [await anInstitution(db), await anOfficer(db)];
    await anAttendance(db, id, { roleCode: 'prevent_lead' });
    const plain = await findDuty(db, officer, id, { people: false }, now);
    expect(plain.training).toMatchObject([{ role: 'Leads on Prevent or safeguarding', people: 1 }]);
    expect(plain.people).toBeNull();
    expect(await db.$count(auditLog)).toBe(0);
    const open = await findDuty(db, officer, id, { people: true }, now);
    expect(open.people).toMatchObject([{ name: 'Amara Nwosu' }]);
    const [entry] = await db.select().from(auditLog);
    expect(entry).toMatchObject({ operation: 'consult', entity: 'attendance', records: 1 });
  });

  it('says where else a mailbox leads', async ({ db }) => {
    const [id, other] = [await anInstitution(db), await anInstitution(db, { name: 'Brook Hill School' })];
    const officer = await anOfficer(db);
    for (const one of [id, other])
      await nameLead(db, officer, { institutionId: one, leadId: null }, lead(), now);
    expect((await findDuty(db, officer, id, { people: false }, now)).elsewhere).toEqual([
      { name: 'Brook Hill School' },
    ]);
  });
});
