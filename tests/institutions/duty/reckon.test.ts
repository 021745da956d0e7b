import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { booking } from '#db/schema/bookings.ts';
import { sessionHeadcount } from '#db/schema/attendance.ts';
import { course } from '#db/schema/courses.ts';
import { dutyCoverage } from '#db/schema/duty.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import { checkRoute } from '#lib/institutions/duty/check-route.ts';
import { nameLead } from '#lib/institutions/duty/name-lead.ts';
import { coverageByQuarter, reckonQuarters } from '#lib/institutions/duty/quarters.ts';
import { lastReckoning, reckonCoverage } from '#lib/institutions/duty/reckon.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { it } from '../../support/database.ts';
import { anAttendance, anInstitution, today } from '../../support/duty.ts';
import { anOfficer, anyone, aRequest, aSession, now } from '../../support/makers.ts';
import { lastTraining } from '../../support/last-training.ts';

const rowOf = async (db: Db, id: InstitutionId) =>
  (await db.select().from(dutyCoverage).where(eq(dutyCoverage.institutionId, id)))[0];

const daysAgo = (days: number) => today.subtract({ days });
const aLead = {
  role: 'Designated safeguarding lead',
  mailbox: 'dsl@ashmere.school.example',
  name: null,
  namedOn: daysAgo(100),
  trainedElsewhereOn: null,
};

describe('coverage', () => {
  it('is reckoned of nothing too, and says when', async ({ db }) => {
    const id = await anInstitution(db);
    expect(await lastReckoning(db)).toBeNull();
    await reckonCoverage(db, now);
    expect(await lastReckoning(db)).toEqual(now);
    expect(await rowOf(db, id)).toMatchObject({ leadNamedOn: null, staffTrained: 0, lastContactKind: null });
  });

  it('leaves out whom the duty does not bind', async ({ db }) => {
    const id = await anInstitution(db, { typeCode: 'charity' });
    expect(await reckonCoverage(db, now)).toEqual({ institutions: 0 });
    expect(await rowOf(db, id)).toBeUndefined();
  });

  it('counts each person once, over two years, and those who were there throughout', async ({ db }) => {
    const id = await anInstitution(db);
    await anAttendance(db, id);
    await anAttendance(db, id, { daysAgo: 300, personEmail: 'DSL@ashmere.school.example' });
    await anAttendance(db, id, { daysAgo: 40, personEmail: 'part@ashmere.school.example', state: 'part' });
    await anAttendance(db, id, {
      daysAgo: 40,
      personEmail: 'absent@ashmere.school.example',
      state: 'absent',
    });
    await anAttendance(db, id, { daysAgo: 800, personEmail: 'old@ashmere.school.example' });
    await anAttendance(db, id, { daysAgo: 50, personEmail: null, personName: null });
    await reckonCoverage(db, now);
    expect(await rowOf(db, id)).toMatchObject({
      staffTrained: 2,
      lastContactOn: daysAgo(30),
      lastContactKind: 'training',
    });
  });

  it('adds the headcounts of sessions for its whole staff', async ({ db }) => {
    const id = await anInstitution(db);
    const startsAt = now.subtract({ hours: 24 * 20 });
    const whole = { kind: 'whole_organisation', institutionId: id, startsAt } as const;
    const session = await aSession(db, whole);
    const counted = { present: 45, countedAt: startsAt };
    await db.insert(sessionHeadcount).values({ sessionId: session.id, roleCode: 'teaching', ...counted });
    await reckonCoverage(db, now);
    expect(await rowOf(db, id)).toMatchObject({ staffTrained: 45, lastContactOn: daysAgo(20) });
  });

  it('takes a lead as trained by their mailbox, wherever they were booked from', async ({ db }) => {
    const [id, other] = [await anInstitution(db), await anInstitution(db, { name: 'Brook Hill School' })];
    const officer = await anOfficer(db);
    await nameLead(db, officer, { institutionId: id, leadId: null }, aLead, now);
    await nameLead(db, officer, { institutionId: other, leadId: null }, aLead, now);
    await anAttendance(db, other, { daysAgo: 400 });
    await reckonCoverage(db, now);
    for (const one of [id, other])
      expect(await rowOf(db, one)).toMatchObject({
        leadTrainedOn: daysAgo(400),
        leadDueOn: daysAgo(400).add({ months: 24 }),
      });
  });

  it('agrees with the rule about what was later, here or elsewhere, and how long it lasts', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    await db.update(course).set({ refresherMonths: 13 });
    for (const [here, elsewhere] of [
      [500, 20],
      [20, 500],
      [20, 20],
      [700, null],
    ] as const) {
      const id = await anInstitution(db);
      const mailbox = `lead${here}.${elsewhere}@school.example`;
      const trainedElsewhereOn = elsewhere === null ? null : daysAgo(elsewhere);
      await anAttendance(db, id, { daysAgo: here, personEmail: mailbox });
      const seen = { institutionId: id, leadId: null };
      await nameLead(db, officer, seen, { ...aLead, mailbox, trainedElsewhereOn }, now);
      const [version] = await db.execute<{ months: number | null }>(sql`select v.refresher_months as months
        from attendance a join training_session s on s.id = a.session_id join course_version v
        on v.course_id = s.course_id and v.number = s.course_version where a.person_email = ${mailbox}`);
      const trainings = [
        { on: daysAgo(here), refresherMonths: version!.months },
        ...(trainedElsewhereOn ? [{ on: trainedElsewhereOn, refresherMonths: null }] : []),
      ];
      const last = lastTraining(trainings, today);
      expect(await rowOf(db, id)).toMatchObject({ leadTrainedOn: last!.trainedOn, leadDueOn: last!.dueOn });
    }
  });

  it('takes bookings and checks of the route as contact, the latest first', async ({ db }) => {
    const id = await anInstitution(db);
    const session = await aSession(db);
    const booked = await bookPlaces(db, anyone, aRequest(session.id), now.subtract({ hours: 48 }));
    if (!booked.ok) throw new Error(booked.reason);
    await db.update(booking).set({ institutionId: id }).where(eq(booking.id, booked.value.id));
    await reckonCoverage(db, now);
    expect(await rowOf(db, id)).toMatchObject({ lastContactOn: daysAgo(2), lastContactKind: 'booking' });
    const check = { answer: 'confirmed', checkedOn: daysAgo(1) } as const;
    await checkRoute(db, await anOfficer(db), id, check, now);
    expect(await rowOf(db, id)).toMatchObject({ lastContactOn: daysAgo(1), lastContactKind: 'route' });
  });

  it('counts what hangs on a merged record for the one it belongs to, and once', async ({ db }) => {
    const id = await anInstitution(db);
    const middle = await anInstitution(db, { mergedIntoId: id, mergedAt: now });
    const first = await anInstitution(db, { mergedIntoId: middle, mergedAt: now });
    for (const one of [id, middle, first]) await anAttendance(db, one);
    await anAttendance(db, first, { personEmail: 'head@ashmere.school.example', daysAgo: 10 });
    expect(await reckonCoverage(db, now)).toEqual({ institutions: 1 });
    expect(await rowOf(db, id)).toMatchObject({ staffTrained: 2, lastContactOn: daysAgo(10) });
  });

  it('forgets an institution that was merged or is no longer bound', async ({ db }) => {
    const [id, gone] = [await anInstitution(db), await anInstitution(db)];
    await reckonCoverage(db, now);
    await db.update(institution).set({ mergedIntoId: id, mergedAt: now }).where(eq(institution.id, gone));
    await reckonCoverage(db, now);
    expect(await rowOf(db, gone)).toBeUndefined();
  });
});

describe('what training reached by quarter', () => {
  it('counts people in their quarter, and a lead from the quarter in which both hold', async ({ db }) => {
    const [id, officer] = [await anInstitution(db), await anOfficer(db)];
    const merged = await anInstitution(db, { mergedIntoId: id, mergedAt: now });
    await anAttendance(db, id, { daysAgo: 200 });
    await anAttendance(db, merged, { daysAgo: 200 });
    await anAttendance(db, id, { daysAgo: 20, personEmail: 'two@ashmere.school.example' });
    await nameLead(db, officer, { institutionId: id, leadId: null }, aLead, now);
    await reckonQuarters(db, now);
    const areas = (await db.select({ id: area.id }).from(area)).map((one) => one.id);
    const rows = await coverageByQuarter(db, areas, Temporal.PlainDate.from('2026-01-01'), today);
    const figures = rows
      .toSorted((a, b) => a.quarter.localeCompare(b.quarter))
      .map((row) => [row.quarter, row.peopleTrained, row.institutions, row.withTrainedLead]);
    expect(figures).toEqual([
      ['2026-01-01', 0, 1, 0],
      ['2026-04-01', 1, 1, 0],
      ['2026-07-01', 0, 1, 1],
      ['2026-10-01', 1, 1, 1],
    ]);
  });
});
