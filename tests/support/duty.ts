import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { attendance } from '#db/schema/attendance.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import { aSession, now } from './makers.ts';

/** The day of tests. */
export const today = Temporal.PlainDate.from('2026-11-21');

/** A secondary school in Bedford. */
export async function anInstitution(
  db: Db,
  given: Partial<typeof institution.$inferInsert> = {},
): Promise<InstitutionId> {
  const [where] = await db.select({ id: area.id }).from(area).where(eq(area.slug, 'bedford'));
  const [row] = await db
    .insert(institution)
    .values({
      name: 'Ashmere Community School',
      typeCode: 'secondary_school',
      districtId: where!.id,
      ...given,
    })
    .returning({ id: institution.id });
  return row!.id;
}

/** Somebody of an institution on the register of a session so many days ago. */
export async function anAttendance(
  db: Db,
  institutionId: InstitutionId,
  given: Partial<typeof attendance.$inferInsert> & { daysAgo?: number } = {},
): Promise<void> {
  const { daysAgo = 30, ...columns } = given;
  const startsAt = now.subtract({ hours: 24 * daysAgo });
  const session = columns.sessionId ?? (await aSession(db, { startsAt, addedAt: startsAt })).id;
  await db.insert(attendance).values({
    sessionId: session,
    personName: 'Amara Nwosu',
    personEmail: 'dsl@ashmere.school.example',
    organisation: 'Ashmere',
    institutionId,
    institutionTypeCode: 'secondary_school',
    addedAt: startsAt,
    state: 'present',
    markedAt: startsAt,
    ...columns,
  });
}
