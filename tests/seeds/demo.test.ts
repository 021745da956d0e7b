import { isPassword } from '#lib/officers/sign-in/password.ts';
import { and, eq, gt, isNotNull, isNull, lte } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Connection } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { attendance, attendanceMark } from '#db/schema/attendance.ts';
import { auditLog, auditSample } from '#db/schema/audit.ts';
import { course } from '#db/schema/courses.ts';
import { accessNeed, booking, bookingPlace } from '#db/schema/bookings.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import { institution } from '#db/schema/institutions.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { authenticatorApp } from '#db/schema/factors.ts';
import { officer, roleGrant } from '#db/schema/officers.ts';
import { breakGlass, restriction, restrictionReader } from '#db/schema/restrictions.ts';
import { waitlistOffer } from '#db/schema/waiting-list.ts';
import { demonstrationPassword } from '#db/seeds/demo/team.ts';
import { isHoliday } from '#db/seeds/demo/working-days.ts';
import { seedDemonstration } from '#db/seeds/demo.ts';
import { wakeDemonstration } from '#db/seeds/wake.ts';
import { listAccounts } from '#lib/officers/find.ts';
import { gateOf } from '#lib/officers/sign-in/gate.ts';
import { openKey } from '#lib/keys/link-key.ts';
import { countAttendance, listUnfinished } from '#lib/training/attendance/counts.ts';
import { bookingOfKey, findBooking } from '#lib/training/bookings/find.ts';
import { queueReminders } from '#lib/training/bookings/reminders.ts';
import { placesLeft } from '#lib/places/left.ts';
import { heldUntilAnswered, taken } from '#lib/training/sessions/places.ts';
import { acceptOffer } from '#lib/training/waiting-list/answer.ts';
import { it as plain } from '../support/database.ts';
import { anyone, now, secret } from '../support/makers.ts';

const it = plain.extend<{ world: Connection }>({
  world: [
    async ({ fileDatabase }, use) => {
      await seedDemonstration(fileDatabase.sql, now, secret);
      await use(fileDatabase);
    },
    { scope: 'file' },
  ],
});

const coming = gt(trainingSession.startsAt, now);

describe('the demonstration world', () => {
  it('is made once, and nothing is added where there is an officer already', async ({ world }) => {
    const before = await world.db.$count(booking);
    await seedDemonstration(world.sql, now.add({ hours: 24 }), secret);
    expect(before).toBeGreaterThan(500);
    expect(await world.db.$count(booking)).toBe(before);
  });

  it('lets every officer sign in with the password that the sign-in page shows', async ({ world }) => {
    const able = and(isNotNull(officer.passwordHash), isNull(officer.deactivatedAt));
    const officers = await world.db.select().from(officer).where(able);
    expect(officers.map(({ email }) => email.replace('@demo.concord.example', '')).sort()).toEqual(
      ['admin', 'analyst', 'asleep', 'auditor', 'clerk', 'comms', 'deputy', 'dpo', 'editor', 'npt', 'officer']
        .concat(['second.admin', 'supervisor'])
        .sort(),
    );
    expect(await isPassword(demonstrationPassword, officers[0]!.passwordHash)).toBe(true);
    expect(await world.db.$count(roleGrant)).toBe(await world.db.$count(officer));
  });

  it('shows beside the sign-in form whom its password lets in, and not who is asleep', async ({ world }) => {
    const shown = (await listAccounts(world.db, now)).map(({ email }) => email.split('@', 1)[0]);
    expect(shown).toContain('second.admin');
    expect(shown).not.toContain('asleep');
    expect(shown).not.toContain('left');
    const apps = await world.db.$count(authenticatorApp);
    expect(apps).toBe(shown.length + 1);
  });

  it('lets its officers in again after half a year, but for the one who sleeps', async ({ world }) => {
    const { db, sql } = world;
    const later = now.add({ hours: 24 * 180 });
    const accounts = await db.select().from(officer).where(isNull(officer.deactivatedAt));
    const idOf = (account: string) => accounts.find(({ email }) => email.startsWith(`${account}@`))!.id;
    expect(await gateOf(db, idOf('admin'), later)).toMatchObject({ ok: false, reason: 'dormant' });
    await wakeDemonstration(sql, later);
    expect((await gateOf(db, idOf('admin'), later)).ok).toBe(true);
    expect(await gateOf(db, idOf('asleep'), later)).toMatchObject({ ok: false, reason: 'dormant' });
  });

  it('has a restricted session with bookings, opened twice by a supervisor who is not named', async ({
    world,
  }) => {
    const [row] = await world.db.select().from(restriction).where(eq(restriction.entity, 'training_session'));
    expect(await world.db.$count(booking, eq(booking.sessionId, row!.entityId as SessionId))).toBeGreaterThan(
      0,
    );
    expect(await world.db.$count(restrictionReader, eq(restrictionReader.restrictionId, row!.id))).toBe(2);
    const opened = await world.db.select().from(breakGlass);
    expect(opened.map(({ finding }) => finding).sort()).toEqual(['looks_right', null]);
  });

  it('trains in all six forces, in the working week, and never on a bank holiday', async ({ world }) => {
    // But for the one that is on: somebody who looks at a weekend finds a register to keep.
    const others = isNull(trainingSession.checkInCode);
    const rows = await world.db.select({ at: trainingSession.startsAt }).from(trainingSession).where(others);
    const days = rows.map(({ at }) => at.toZonedDateTimeISO('Europe/London'));
    expect(days.filter((at) => at.dayOfWeek > 5 || isHoliday(at.toPlainDate()))).toEqual([]);
    expect(days.filter((at) => at.hour < 9 || at.hour > 19)).toEqual([]);
    const where = await world.db
      .selectDistinct({ force: area.parentId })
      .from(trainingSession)
      .innerJoin(area, and(eq(area.id, trainingSession.areaId), eq(area.kind, 'district')))
      .where(coming);
    expect(where).toHaveLength(6);
  });

  it('has sessions that are full, nearly full, empty, closing and cancelled', async ({ world }) => {
    const rows = await world.db
      .select({
        session: trainingSession,
        capacity: trainingSession.capacity,
        taken,
        held: heldUntilAnswered,
      })
      .from(trainingSession)
      .where(coming);
    const left = rows.filter(({ session }) => !session.cancelledAt).map(placesLeft);
    expect(rows.length).toBeGreaterThanOrEqual(30);
    expect(left.filter((places) => places === 0).length).toBeGreaterThanOrEqual(3);
    expect(left.some((places) => places > 0 && places <= 3)).toBe(true);
    expect(rows.some((row) => row.taken === 0 && !row.session.cancelledAt)).toBe(true);
    expect(rows.filter(({ session }) => session.cancelReason)).toHaveLength(1);
    const hoursLeft = (at: Temporal.Instant) => now.until(at).total('hours');
    const closing = rows.map(({ session }) => hoursLeft(session.bookingClosesAt));
    expect(closing.some((hours) => hours > 0 && hours < 48)).toBe(true);
    expect(closing.some((hours) => hours < 0)).toBe(true);
  });

  it('holds an offer that whoever waits can take', async ({ world, db }) => {
    const [open] = await world.db.select().from(waitlistOffer).where(isNull(waitlistOffer.answeredAt));
    const [waiting] = await world.sql`select booking_id from waitlist_entry where id = ${open!.entryId}`;
    const id = waiting!['booking_id'] as never;
    const party = open!.partySize;
    expect(await acceptOffer(db, anyone, id, now)).toEqual({ ok: true, value: { places: party } });
  });

  it('opens its bookings by the links in its mails', async ({ world, db }) => {
    const [mail] = await world.db
      .select()
      .from(mailMessage)
      .where(eq(mailMessage.template, 'booking-confirmed'));
    const { manageUrl } = mail!.fields as { manageUrl: { sealed: string } };
    const key = openKey(secret, Buffer.from(manageUrl.sealed, 'base64'));
    const id = await bookingOfKey(world.db, key);
    const found = await findBooking(db, anyone, id!, now);
    expect(found?.booking).toMatchObject({ id: mail!.entityId, bookerEmail: mail!.toEmail });
    expect(found?.history[0]?.kind).toMatch(/^(booked|joined_waiting_list)$/);
  });

  it('writes only to made-up people', async ({ world }) => {
    const bookings = await world.db.select().from(booking);
    const places = await world.db.select().from(bookingPlace).where(isNotNull(bookingPlace.attendeeEmail));
    const emails = [
      ...bookings.map((one) => one.bookerEmail),
      ...places.map((one) => one.attendeeEmail ?? ''),
    ];
    expect(emails.filter((email) => !email.endsWith('.example'))).toEqual([]);
    expect(bookings.filter((one) => !/^(01632 960|07700 900)\d{3}$/.test(one.bookerPhone))).toEqual([]);
    expect(await world.db.$count(institution)).toBeGreaterThanOrEqual(60);
  });

  it('keeps nothing longer than its own rules say', async ({ world }) => {
    const needs = await world.db.select().from(accessNeed);
    const today = Temporal.PlainDate.from('2026-11-21');
    expect(needs.length).toBeGreaterThan(0);
    expect(needs.filter(({ deleteOn }) => Temporal.PlainDate.compare(deleteOn, today) <= 0)).toEqual([]);
    const oldest = now.subtract({ hours: 24 * 30 });
    const mails = await world.db.select({ at: mailMessage.queuedAt }).from(mailMessage);
    expect(mails.filter(({ at }) => Temporal.Instant.compare(at, oldest) < 0)).toEqual([]);
  });

  it('has a past in order: nothing happens before it was possible, or after now', async ({ world }) => {
    const odd =
      await world.sql`select b.*, c.kind, c.at, s.added_at, s.booking_closes_at, s.starts_at from booking b join training_session s on s.id = b.session_id
      join booking_change c on c.booking_id = b.id
      where c.at > ${now.toString()} or c.at < b.booked_at or b.booked_at < s.added_at
        or b.booked_at > s.booking_closes_at or c.at > s.starts_at or b.cancelled_at < b.booked_at`;
    expect([...odd]).toEqual([]);
    const calls = await world.db.select({ operation: auditLog.operation }).from(auditLog);
    expect(new Set(calls.map(({ operation }) => operation))).toEqual(
      new Set(['collect', 'alter', 'erase', 'consult', 'disclose', 'sign_in']),
    );
    expect(calls.length).toBeGreaterThan(3000);
  });

  it('has a sample of the access log under way, with one question asked and answered', async ({ world }) => {
    const sample = await world.db.select().from(auditSample);
    expect(sample.length).toBeGreaterThanOrEqual(20);
    expect(sample.filter(({ verdict }) => verdict === 'looks_right')).toHaveLength(8);
    expect(sample.filter(({ answer }) => answer !== null)).toHaveLength(1);
  });

  it('leaves the worker no reminder that should have gone before', async ({ world, db }) => {
    const due = await world.sql`select distinct b.id from booking b
      join training_session s on s.id = b.session_id join booking_place p on p.booking_id = b.id
      where s.starts_at - interval '1 day' > ${now.toString()} and p.released_at is null
        and b.booked_at < s.starts_at - interval '7 days' and s.starts_at < ${now.add({ hours: 168 }).toString()}`;
    expect(due.length).toBeGreaterThan(0);
    expect(await queueReminders(db, now)).toBe(0);
  });

  it('has registers of who came, one being kept at this moment and some not finished', async ({ world }) => {
    const { db } = world;
    const on = and(lte(trainingSession.startsAt, now), gt(trainingSession.endsAt, now));
    const [session] = await db.select().from(trainingSession).where(on);
    expect(session!.checkInCode).toMatch(/^[A-Z0-9]{6}$/);
    const counts = await countAttendance(db, session!.id);
    expect(counts.present).toBeGreaterThan(5);
    expect(counts.unmarked).toBeGreaterThan(3);
    const areas = (await db.select({ id: area.id }).from(area)).map(({ id }) => id);
    expect((await listUnfinished(db, areas, now)).length).toBeGreaterThan(1);
    expect(await db.$count(attendance)).toBe(
      await db.$count(attendanceMark, eq(attendanceMark.counts, true)),
    );
  });

  it('has a course in three versions, taught as each was when its sessions were arranged', async ({
    world,
  }) => {
    const [one] = await world.db.select().from(course).where(eq(course.slug, 'making-a-good-referral'));
    expect(one?.version).toBe(3);
    const of = and(coming, eq(trainingSession.courseId, one!.id));
    const rows = await world.db
      .select({ version: trainingSession.courseVersion })
      .from(trainingSession)
      .where(of);
    expect(new Set(rows.map(({ version }) => version))).toEqual(new Set([1, 2, 3]));
  });

  it('says what most people do, and who declared the e-learning', async ({ world }) => {
    const named = isNotNull(bookingPlace.attendeeRoleCode);
    const all = await world.db.$count(bookingPlace);
    expect((await world.db.$count(bookingPlace, named)) / all).toBeGreaterThan(0.4);
    expect(await world.db.$count(booking, isNotNull(booking.declaredAt))).toBeGreaterThan(20);
    expect(await world.db.$count(booking, isNull(booking.declaredAt))).toBeGreaterThan(20);
  });
});
