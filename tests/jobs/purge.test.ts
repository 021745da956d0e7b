import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { attendance, attendanceMark } from '#db/schema/attendance.ts';
import { auditLog } from '#db/schema/audit.ts';
import { accessNeed, booking, bookingPlace } from '#db/schema/bookings.ts';
import { certificate, certificateBatch } from '#db/schema/certificates.ts';
import { jobRun } from '#db/schema/job-runs.ts';
import { partner, partnerSession } from '#db/schema/partners.ts';
import { retentionRule } from '#db/schema/privacy.ts';
import { overBefore, runPurges } from '#lib/jobs/purge.ts';
import { checkCertificate } from '#lib/training/certificates/find.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { ukDay } from '#lib/dates.ts';
import { purges } from '../../src/purges.ts';
import { aBatch, aCertificate, aPastSession, onRegister } from '../training/certificate-makers.ts';
import { it } from '../support/database.ts';
import { anOfficer, anyone, aRequest, aSession, now } from '../support/makers.ts';

const days = (count: number) => ({ hours: 24 * count });
const moments = fc
  .integer({ min: 0, max: 8 * 366 * 24 * 60 })
  .map((minutes) => Temporal.Instant.from('2023-12-31T23:00:00Z').add({ minutes }));
const periods = fc.constantFrom('P3Y', 'P6Y', 'P24M', 'P30D', 'P90D', 'P1Y', 'P1D', 'PT12H');

describe('nothing goes early', () => {
  it('whatever the period, the moment, the month and the change of clocks', () => {
    fc.assert(
      fc.property(periods, moments, fc.integer({ min: 0, max: 3000 * 24 * 60 }), (period, from, minutes) => {
        const at = from.add({ minutes });
        const goes = Temporal.Instant.compare(from, overBefore(period, at)) < 0;
        if (period === 'PT12H') {
          expect(goes).toBe(at.since(from).total('hours') > 12);
          return;
        }
        const named = ukDay(from).add(Temporal.Duration.from(period));
        if (goes) expect(Temporal.PlainDate.compare(ukDay(at), named) >= 0).toBe(true);
        // Nor is it forgotten: two days after the day that its page names it is gone.
        if (Temporal.PlainDate.compare(ukDay(at), named.add({ days: 2 })) > 0) expect(goes).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('and a file of certificates stays a whole day', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 60 * 24 * 60 }), (from, seconds) => {
        const at = from.add({ seconds });
        if (at.since(from).total('hours') < 23)
          expect(Temporal.Instant.compare(from, overBefore('P1D', at)) >= 0).toBe(true);
      }),
    );
  });
});

describe('what is due', () => {
  it('goes by rules that exist, each in a table that is there', async ({ db }) => {
    const rules = new Set((await db.select().from(retentionRule)).map(({ code }) => code));
    for (const { rule } of purges) expect(rules).toContain(rule);
    expect(Object.values(await runPurges(db, purges, now))).toEqual(expect.arrayContaining([0]));
  });

  it('goes by every rule but that of the access log, of which nothing goes yet', async ({ db }) => {
    const followed = new Set(purges.map(({ rule }) => rule));
    const rules = (await db.select().from(retentionRule)).map(({ code }) => code);
    expect(rules.filter((code) => !followed.has(code))).toEqual(['audit_log']);
  });

  it('leaves of a booking after three years what is nobody, and of its register too', async ({ db }) => {
    const session = await aSession(db);
    const request = aRequest(session.id, { people: [{ name: 'Amina Khan', email: 'amina@school.example' }] });
    const booked = await bookPlaces(db, anyone, request, now);
    if (!booked.ok) throw new Error(booked.reason);
    const person = await onRegister(db, { session });
    const officer = await anOfficer(db);
    const mark = { id: crypto.randomUUID() as never, attendanceId: person.id, state: 'present' as const };
    await db
      .insert(attendanceMark)
      .values({ ...mark, pressedAt: now, recordedAt: now, officerId: officer.id, counts: true });
    const ends = ukDay(session.endsAt).add({ years: 3 });
    const eve = ends.subtract({ days: 1 }).toZonedDateTime({ timeZone: 'Europe/London', plainTime: '23:59' });
    await runPurges(db, purges, eve.toInstant());
    const read = async () => (await db.select().from(booking).where(eq(booking.id, booked.value.id)))[0]!;
    expect((await read()).bookerName).toBe('Amara Nwosu');
    const counts = await runPurges(db, purges, eve.toInstant().add({ minutes: 1 }));
    expect(counts).toMatchObject({ booking: 1, attendance: 1 });
    const left = await read();
    expect(left).toMatchObject({ bookerName: '', bookerPhone: '', organisation: 'Ashmere Community School' });
    expect(left.bookerEmail).not.toContain('school');
    const [place] = await db.select().from(bookingPlace).where(eq(bookingPlace.bookingId, left.id));
    expect(place).toMatchObject({ attendeeName: null, attendeeEmail: null });
    const [row] = await db.select().from(attendance).where(eq(attendance.id, person.id));
    expect(row).toMatchObject({ personName: null, personEmail: null, state: 'present' });
    expect(await db.$count(attendanceMark, eq(attendanceMark.attendanceId, person.id))).toBe(0);
  });

  it('leaves the number, the course and the date of a certificate, so that it can still be checked', async ({
    db,
  }) => {
    const one = await aCertificate(db);
    const over = now.add(days(3 * 366));
    expect(await runPurges(db, purges, over)).toMatchObject({ certificate: 1 });
    const [row] = await db.select().from(certificate).where(eq(certificate.id, one.id));
    expect(row).toMatchObject({ personName: null, personEmail: null, number: one.number });
    expect(await checkCertificate(db, one.number)).toMatchObject({
      state: 'valid',
      attendedOn: one.attendedOn,
    });
    expect(await runPurges(db, purges, over)).toMatchObject({ certificate: 0 });
  });

  it('is erased where the rule says so: access needs, files, runs, partners who have not been back', async ({
    db,
  }) => {
    const session = await aSession(db);
    await bookPlaces(db, anyone, aRequest(session.id, { accessNeed: 'A chair near the door.' }), now);
    await aBatch(db, await aCertificate(db, { session: await aPastSession(db) }), await anOfficer(db));
    await db.insert(jobRun).values({ job: 'send-reminders', startedAt: now, finishedAt: now });
    const [somebody] = await db
      .insert(partner)
      .values({ email: 'a@school.example', addedAt: now })
      .returning();
    const times = { startedAt: now, seenAt: now, expiresAt: now.add({ hours: 12 }) };
    const tokenHash = new Uint8Array(32);
    await db.insert(partnerSession).values({ tokenHash, partnerId: somebody!.id, ...times });
    const counts = await runPurges(db, purges, now.add(days(3 * 366)));
    const gone = { access_need: 1, certificate_batch: 1, job_run: 1, partner: 1, partner_session: 1 };
    expect(counts).toMatchObject(gone);
    for (const table of [accessNeed, certificateBatch, partner]) expect(await db.$count(table)).toBe(0);
  });

  it('stands in the access log with what went and by which rule', async ({ db }) => {
    const one = await aCertificate(db);
    await runPurges(db, purges, now.add(days(3 * 366)));
    const entries = await db.select().from(auditLog).where(eq(auditLog.entity, 'certificate'));
    expect(entries).toEqual([
      expect.objectContaining({
        operation: 'erase',
        entityIds: [one.id],
        reason: 'rule certificate',
        actorKind: 'system',
      }),
    ]);
  });

  it('goes although something else cannot, and the failure is told', async ({ db }) => {
    const one = await aCertificate(db);
    const broken = {
      rule: 'booking' as const,
      entity: 'booking',
      erase: () => Promise.reject(new Error('broken')),
    };
    const over = now.add(days(3 * 366));
    await expect(runPurges(db, [broken, ...purges], over)).rejects.toThrow('broken');
    const [row] = await db.select().from(certificate).where(eq(certificate.id, one.id));
    expect(row!.personName).toBeNull();
  });

  it('follows a rule that was changed, from the next night on', async ({ db }) => {
    await aCertificate(db);
    const soon = now.add(days(40));
    expect(await runPurges(db, purges, soon)).toMatchObject({ certificate: 0 });
    await db.execute(sql`update retention_rule set period = 'P30D' where code = 'certificate'`);
    expect(await runPurges(db, purges, soon)).toMatchObject({ certificate: 1 });
  });
});
