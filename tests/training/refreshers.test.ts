import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { booking } from '#db/schema/bookings.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { lapsesIn } from '#lib/training/certificates/lapses.ts';
import { remindRefreshers } from '#lib/training/certificates/remind-refreshers.ts';
import { revokeCertificate } from '#lib/training/certificates/revoke.ts';
import { it } from '../support/database.ts';
import { anOfficer, anyone, aRequest, aSession, now } from '../support/makers.ts';
import { aCertificate, aCourse, aPastSession } from './certificate-makers.ts';

// Trained two years ago but for forty days: the first reminder is due.
const long = now.subtract({ hours: 24 * (730 - 40) });

async function dueSoon(db: Db, given: { personEmail?: string | null } = {}) {
  const course = await aCourse(db);
  const session = await aPastSession(db, { courseId: course.id, startsAt: long });
  return { course, one: await aCertificate(db, { session, ...given }) };
}

const reminded = (db: Db) => db.select().from(mailMessage).where(eq(mailMessage.template, 'refresher-due'));

async function book(
  db: Db,
  courseId: typeof trainingSession.$inferSelect.courseId,
  email: string,
  days: number,
) {
  const session = await aSession(db, { courseId, startsAt: now.add({ hours: 24 * days }) });
  const people = [{ name: 'Amina Khan', email }];
  const booked = await bookPlaces(db, anyone, aRequest(session.id, { people }), now);
  if (!booked.ok) throw new Error(booked.reason);
  return { session, booking: booked.value.id };
}

describe('a refresher reminder', () => {
  it('goes once at sixty days and once at fourteen, however often the job runs', async ({ db }) => {
    const { one } = await dueSoon(db);
    const runs = [0, 0, 1, 30, 30, 31].map((days) => now.add({ hours: 24 * days }));
    const counts = [];
    for (const at of runs) counts.push((await remindRefreshers(db, at)).reminders);
    expect(counts).toEqual([1, 0, 0, 1, 0, 0]);
    const [mail] = await reminded(db);
    expect(mail).toMatchObject({ toEmail: one.personEmail });
    expect(mail!.fields).toMatchObject({ when: 'in 40 days', personWords: 'You came', lapseWords: null });
  });

  it('does not go to somebody who has come again, or whose certificate was revoked', async ({ db }) => {
    const { one, course } = await dueSoon(db);
    const later = await aPastSession(db, { courseId: course.id });
    await aCertificate(db, { session: later, personEmail: one.personEmail! });
    const other = await dueSoon(db);
    await revokeCertificate(db, await anOfficer(db), other.one.id, { reason: 'Wrong day.' }, now);
    expect(await remindRefreshers(db, now)).toEqual({ reminders: 0 });
  });

  it('does not go to somebody who holds a place in time', async ({ db }) => {
    const { one, course } = await dueSoon(db);
    await book(db, course.id, one.personEmail!, 20);
    expect(await remindRefreshers(db, now)).toEqual({ reminders: 0 });
  });

  it('goes to somebody whose session was moved past the day it is due, and says by how much', async ({
    db,
  }) => {
    const { one, course } = await dueSoon(db);
    const { booking: booked, session } = await book(db, course.id, one.personEmail!, 20);
    expect(await lapsesIn(db, booked)).toEqual([]);
    const startsAt = now.add({ hours: 24 * 43 });
    await db
      .update(trainingSession)
      .set({ startsAt, endsAt: startsAt.add({ minutes: 90 }) })
      .where(eq(trainingSession.id, session.id));
    const words = 'Your certificate lapses 3 days before this session';
    expect(await lapsesIn(db, booked)).toEqual([{ name: 'Amina Khan', words }]);
    expect(await remindRefreshers(db, now)).toEqual({ reminders: 1 });
    const [mail] = await reminded(db);
    expect((mail!.fields as { lapseWords: string }).lapseWords).toContain(
      'lapses 3 days before this session',
    );
    await db.update(booking).set({ cancelledAt: now, cancelledBy: 'booker' }).where(eq(booking.id, booked));
    expect(await lapsesIn(db, booked)).toEqual([]);
  });
});
