import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { course } from '#db/schema/courses.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import { officer, roleGrant } from '#db/schema/officers.ts';
import type { Actor, Officer } from '#lib/actor.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import type { BookingRequest } from '#lib/training/bookings/request.ts';
import { newReference } from '#lib/keys/reference.ts';

/** The moment at which tests happen: a Saturday morning in winter time. */
export const now = Temporal.Instant.from('2026-11-21T10:00:00Z');
export const secret = 'a secret of more than thirty-two characters';
export const anyone: Actor = { kind: 'public' };

const days = (count: number) => ({ hours: 24 * count });

/** An online session in twelve days, bookable until two days before, with room for 24. */
export async function aSession(
  db: Db,
  given: Partial<typeof trainingSession.$inferInsert> = {},
): Promise<typeof trainingSession.$inferSelect> {
  const [about] = await db.select({ id: course.id }).from(course).limit(1);
  const [where] = await db.select({ id: area.id }).from(area).where(eq(area.code, 'bedfordshire'));
  const startsAt = given.startsAt ?? now.add(days(12));
  const capacity = given.capacity ?? 24;
  const [row] = await db
    .insert(trainingSession)
    .values({
      reference: newReference('T'),
      courseId: about!.id,
      mode: 'online',
      areaId: where!.id,
      startsAt,
      endsAt: startsAt.add({ minutes: 90 }),
      bookingClosesAt: startsAt.subtract(days(2)),
      changesCloseAt: startsAt.subtract(days(1)),
      capacity,
      placesPerBooking: Math.min(10, capacity),
      trainers: 'Two Prevent officers',
      access: 'Live captions.',
      joiningLink: 'https://meet.example/session',
      addedAt: now,
      ...given,
    })
    .returning();
  return row!;
}

/** A request for places in a session, from a school nobody else books for. */
export function aRequest(
  sessionId: SessionId,
  given: {
    places?: number;
    email?: string;
    token?: string;
    people?: BookingRequest['people'];
    accessNeed?: string;
  } = {},
): BookingRequest {
  const token = given.token ?? crypto.randomUUID();
  const nobody = { name: null, email: null };
  return {
    sessionId,
    formToken: token,
    key: makeKey(secret),
    organisation: {
      name: 'Ashmere Community School',
      institutionId: null,
      typeCode: 'secondary_school',
      postcode: 'MK40 1AA',
    },
    booker: {
      name: 'Amara Nwosu',
      email: given.email ?? `${token}@ashmere.school.example`,
      phone: '01234 567890',
      role: 'Designated safeguarding lead',
    },
    people: given.people ?? Array.from({ length: given.places ?? 1 }, () => nobody),
    accessNeed: given.accessNeed ?? null,
    declares: true,
  };
}

/** A supervisor for Bedfordshire. */
export async function anOfficer(
  db: Db,
  role: (typeof roleGrant.$inferInsert)['role'] = 'supervisor',
): Promise<Officer> {
  const [where] = await db.select().from(area).where(eq(area.code, 'bedfordshire'));
  const email = `${crypto.randomUUID()}@police.example`;
  const [row] = await db
    .insert(officer)
    .values({ name: 'Dana Whitlock', email, passwordHash: 'none', addedAt: now })
    .returning();
  await db
    .insert(roleGrant)
    .values({ officerId: row!.id, role, areaId: where!.id, startsOn: Temporal.PlainDate.from('2026-01-01') });
  const grants = [{ role, areaId: where!.id, areaName: where!.name }];
  return { kind: 'officer', id: row!.id, name: row!.name, email, grants };
}
