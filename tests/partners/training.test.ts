import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import fc from 'fast-check';
import type { Db } from '#db/client.ts';
import { attendance, type AttendanceState } from '#db/schema/attendance.ts';
import { auditLog } from '#db/schema/audit.ts';
import { course } from '#db/schema/courses.ts';
import { evaluationResponse } from '#db/schema/evaluation-answers.ts';
import { evaluationTemplate } from '#db/schema/evaluations.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { comingBookings } from '#lib/partners/training/bookings.ts';
import { feedbackOf } from '#lib/partners/training/feedback.ts';
import { inspectorateOf } from '#lib/partners/training/inspectorate.ts';
import { reachOf } from '#lib/partners/training/reach.ts';
import { organisationReport } from '#lib/partners/training/report.ts';
import { coverageByRole, trainedPeople } from '#lib/partners/training/trained.ts';
import { safeText } from '#lib/tables/cells.ts';
import { csvOf } from '#lib/tables/csv.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { parse } from 'csv-parse/sync';
import { it } from '../support/database.ts';
import { anyone, aRequest, aSession, now } from '../support/makers.ts';
import { aMembership, anInstitution, aPartner } from '../support/partner-makers.ts';

type Coming = { monthsAgo: number; name?: string; state?: AttendanceState; email?: string | null };

/** Somebody of an institution who was present at a session of so many months ago, with a refresher after 24. */
async function came(
  db: Db,
  institutionId: InstitutionId,
  { monthsAgo, name = 'Leila Haddad', state = 'present', email = null }: Coming,
) {
  const startsAt = now.toZonedDateTimeISO('Europe/London').subtract({ months: monthsAgo }).toInstant();
  const [any] = await db.select({ id: course.id }).from(course).orderBy(course.slug).limit(1);
  const [taught] = await db
    .update(course)
    .set({ refresherMonths: 24 })
    .where(eq(course.id, any!.id))
    .returning({ courseId: course.id, courseVersion: course.version });
  const session = await aSession(db, { startsAt, ...taught! });
  await db.insert(attendance).values({
    sessionId: session.id,
    personName: name,
    personEmail: email,
    organisation: 'As it was typed',
    institutionId,
    institutionTypeCode: 'secondary_school',
    addedAt: startsAt,
    state,
    markedAt: startsAt,
  });
  return session;
}

describe('who is trained at an organisation', () => {
  it('is in date, due within 60 days, or lapsed, by the latest that holds', async ({ db }) => {
    const school = await anInstitution(db);
    await came(db, school.id, { monthsAgo: 3, name: 'Leila Haddad' });
    await came(db, school.id, { monthsAgo: 23, name: 'Amina Khan' });
    await came(db, school.id, { monthsAgo: 30, name: 'Tom Price' });
    const people = await trainedPeople(db, await aPartner(db), school.id, now);
    expect(people.map(({ name, state }) => [name, state])).toEqual([
      ['Tom Price', 'lapsed'],
      ['Amina Khan', 'due'],
      ['Leila Haddad', 'in date'],
    ]);
    const coverage = await coverageByRole(db, await aPartner(db), school.id, now);
    expect(coverage).toEqual([{ role: null, inDate: 1, due: 1, lapsed: 1 }]);
  });

  it('counts somebody once who came twice, and nobody who was absent or is elsewhere', async ({ db }) => {
    const school = await anInstitution(db);
    const email = 'leila@ashmere.school.example';
    await came(db, school.id, { monthsAgo: 30, email });
    await came(db, school.id, { monthsAgo: 2, email, name: 'Leila Haddad-Moss' });
    await came(db, school.id, { monthsAgo: 2, name: 'Absent One', state: 'absent' });
    await came(db, (await anInstitution(db)).id, { monthsAgo: 2, name: 'Somebody Else' });
    const people = await trainedPeople(db, await aPartner(db), school.id, now);
    expect(people).toMatchObject([{ name: 'Leila Haddad-Moss', state: 'in date' }]);
  });
});

describe('a report for an inspection', () => {
  it('holds names only when they are asked for, and the giving out is logged with its reason', async ({
    db,
  }) => {
    const school = await anInstitution(db);
    await came(db, school.id, { monthsAgo: 3 });
    const who = await aPartner(db);
    const asked = { institutionId: school.id, inspectorate: 'ofsted', reason: 'For our inspection' } as const;
    const plain = await organisationReport(db, who, { ...asked, withNames: false }, now);
    expect(JSON.stringify(plain)).not.toContain('Leila');
    const named = await organisationReport(db, who, { ...asked, withNames: true }, now);
    expect(named.people).toMatchObject([{ name: 'Leila Haddad' }]);
    const entries = await db.select().from(auditLog).where(eq(auditLog.operation, 'disclose'));
    expect(entries).toHaveLength(2);
    expect(entries[1]).toMatchObject({
      reason: 'For our inspection',
      recipient: 'Ofsted',
      actorKind: 'partner',
    });
  });

  it('says what a course was for when people came to it, whatever it is for by now', async ({ db }) => {
    const school = await anInstitution(db);
    const { courseId } = await came(db, school.id, { monthsAgo: 3 });
    await db
      .update(course)
      .set({ outcomes: ['do something new'] })
      .where(eq(course.id, courseId));
    const asked = {
      institutionId: school.id,
      inspectorate: 'ofsted',
      withNames: false,
      reason: 'x',
    } as const;
    const { courses } = await organisationReport(db, await aPartner(db), asked, now);
    expect(courses).toHaveLength(1);
    expect(courses[0]!.outcomes).not.toContain('do something new');
    expect(courses[0]).toMatchObject({ people: 1 });
  });

  it.each([
    ['secondary_school', 'education', 'ofsted'],
    ['university', 'education', 'ofs'],
    ['nhs_trust', 'health', 'cqc'],
    ['social_care', 'local_government', 'cqc'],
    ['charity', 'voluntary', 'general'],
  ])('speaks to whoever inspects a %s', (typeCode, sectorCode, expected) => {
    expect(inspectorateOf({ typeCode, sectorCode })).toBe(expected);
  });
});

describe('what people said', () => {
  it('shows from five replies on, and never a mean of fewer', async ({ db }) => {
    const school = await anInstitution(db);
    const session = await came(db, school.id, { monthsAgo: 1 });
    const [template] = await db.select({ code: evaluationTemplate.code }).from(evaluationTemplate).limit(1);
    const answer = (relevant: number | null) => ({
      sessionId: session.id,
      stage: 'end' as const,
      templateCode: template!.code,
      confidence: [],
      scenarios: [],
      answeredOn: Temporal.PlainDate.from('2026-10-21'),
      useful: 4,
      relevant,
    });
    await db.insert(evaluationResponse).values(Array.from({ length: 4 }, () => answer(5)));
    expect(await feedbackOf(db, school.id)).toEqual([]);
    await db.insert(evaluationResponse).values(answer(null));
    expect(await feedbackOf(db, school.id)).toMatchObject([{ replies: 5, useful: 4, relevant: null }]);
  });
});

describe('a booking', () => {
  const made = async (db: Db, institutionId: InstitutionId, email: string) => {
    const request = aRequest((await aSession(db)).id, { email });
    request.organisation.institutionId = institutionId;
    const booked = await bookPlaces(db, anyone, request, now);
    if (!booked.ok) throw new Error(booked.reason);
    return booked.value.id;
  };

  it('is opened by who made it and by members of its organisation, and by nobody else', async ({ db }) => {
    const school = await anInstitution(db);
    const booker = await aPartner(db, { email: 'office@ashmere.school.example' });
    const id = await made(db, school.id, booker.email);
    const lead = (await aMembership(db, school)).partner;
    const colleague = (await aMembership(db, school, { role: 'colleague' })).partner;
    const asked = (await aMembership(db, school, { grantedAt: null })).partner;
    const other = (await aMembership(db, await anInstitution(db))).partner;
    const reaches = await Promise.all(
      [booker, lead, colleague, asked, other].map((one) => reachOf(db, one, id)),
    );
    expect(reaches).toEqual(['booker', 'training_lead', 'colleague', null, null]);
  });

  it('shows in the list of its organisation and of its booker, and each look is logged', async ({ db }) => {
    const school = await anInstitution(db);
    const booker = await aPartner(db, { email: 'office@ashmere.school.example' });
    const id = await made(db, school.id, booker.email);
    const lead = (await aMembership(db, school)).partner;
    const all = await comingBookings(db, lead, { institutionId: school.id }, now);
    expect(all).toMatchObject([{ id, isOwn: false, places: 1, unnamed: 1, bookerName: 'Amara Nwosu' }]);
    expect(await comingBookings(db, booker, 'own', now)).toMatchObject([{ id, isOwn: true }]);
    expect(await comingBookings(db, lead, 'own', now)).toEqual([]);
    const looks = await db.select().from(auditLog).where(eq(auditLog.actorKind, 'partner'));
    expect(looks.map(({ actorId, entityIds }) => [actorId, entityIds])).toEqual([
      [lead.id, [id]],
      [booker.id, [id]],
    ]);
  });

  it('moves to the past when its session is over', async ({ db }) => {
    const school = await anInstitution(db);
    const lead = (await aMembership(db, school)).partner;
    await made(db, school.id, 'office@ashmere.school.example');
    const later = now.add({ hours: 24 * 20 });
    expect(await comingBookings(db, lead, { institutionId: school.id }, later)).toEqual([]);
  });
});

describe('a table written as CSV', () => {
  it('is read back as it was, but for a mark before what looks like a formula', () => {
    const cell = fc.string();
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const read = parse(csvOf(['One', 'Two'], rows), { record_delimiter: '\r\n' }) as string[][];
        expect(read).toEqual([['One', 'Two'], ...rows.map((row) => row.map(safeText))]);
      }),
    );
  });
});
