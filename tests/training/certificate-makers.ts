import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { attendance } from '#db/schema/attendance.ts';
import { bookingPlace } from '#db/schema/bookings.ts';
import { certificate, certificateBatch } from '#db/schema/certificates.ts';
import { course } from '#db/schema/courses.ts';
import type { Officer } from '#lib/actor.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { certificateRow } from '#lib/training/certificates/row.ts';
import { listTrained, onRegisterOf } from '#lib/training/certificates/trained.ts';
import { anyone, aRequest, aSession, now, secret } from '../support/makers.ts';

type Session = Awaited<ReturnType<typeof aSession>>;

const hours = (count: number) => ({ hours: count });

/** A course of its own that certifies a day after, to come again after two years. */
export async function aCourse(db: Db, given: Partial<typeof course.$inferInsert> = {}) {
  const slug = `course-${crypto.randomUUID()}`;
  const words = { title: 'Making a good referral', summary: 'Short', audience: 'Everybody' };
  const [row] = await db
    .insert(course)
    .values({
      ...words,
      ...{ slug, durationMinutes: 90, outcomes: ['Know what to do'], programme: [], addedAt: now },
      ...{ hasCertificate: true, certificateAfterHours: 24, refresherMonths: 24, ...given },
    })
    .returning();
  return row!;
}

/** A session that ended two days ago. */
export async function aPastSession(db: Db, given: Parameters<typeof aSession>[1] = {}): Promise<Session> {
  const courseId = given.courseId ?? (await aCourse(db)).id;
  const startsAt = given.startsAt ?? now.subtract(hours(50));
  return aSession(db, { courseId, startsAt, ...given });
}

type Person = Partial<typeof attendance.$inferInsert> & { session: Session };

/** Somebody on a register, present with a name and an address unless said otherwise. */
export async function onRegister(db: Db, { session, ...given }: Person) {
  const [row] = await db
    .insert(attendance)
    .values({
      sessionId: session.id,
      personName: 'Amina Khan',
      personEmail: `${crypto.randomUUID()}@school.example`,
      organisation: 'Ashmere Community School',
      institutionTypeCode: 'secondary_school',
      addedAt: now,
      state: 'present',
      markedAt: now,
      ...given,
    })
    .returning();
  return row!;
}

/** A booking of past training with each place on the register, nobody with an address of their own. */
export async function bookedWithoutAddresses(db: Db, session: Session, names: readonly string[]) {
  const email = `${crypto.randomUUID()}@school.example`;
  const people = names.map((name) => ({ name, email: null }));
  const before = session.bookingClosesAt.subtract(hours(24));
  const booked = await bookPlaces(db, anyone, aRequest(session.id, { email, people }), before);
  if (!booked.ok) throw new Error(booked.reason);
  const places = await db.select().from(bookingPlace).where(eq(bookingPlace.bookingId, booked.value.id));
  for (const place of places)
    await onRegister(db, { session, placeId: place.id, personName: place.attendeeName, personEmail: null });
  return { booking: booked.value.id, email };
}

/** A certificate of somebody at a past session. */
export async function aCertificate(db: Db, { session, ...given }: Partial<Person> = {}) {
  const where = session ?? (await aPastSession(db));
  const person = await onRegister(db, { session: where, ...given });
  const trained = await listTrained(db, onRegisterOf(where.id));
  const one = trained.find(({ attendance: { id } }) => id === person.id)!;
  const [row] = await db
    .insert(certificate)
    .values(certificateRow(one, secret, now))
    .returning();
  return row!;
}

/** A file of one certificate that an officer asked for. */
export async function aBatch(db: Db, of: typeof certificate.$inferSelect, { id: askedBy }: Officer) {
  const [row] = await db
    .insert(certificateBatch)
    .values({
      ...{ sessionId: of.sessionId, askedBy, actorKind: 'officer', askedAt: now },
      ...{ certificateIds: [of.id], total: 1 },
    })
    .returning();
  return row!.id;
}
