import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { course, courseSector } from '#db/schema/courses.ts';
import { findCourse, listCourses } from '#lib/training/courses/list.ts';
import { seenOf } from '#lib/training/courses/seen.ts';
import { restoreCourse, retireCourse } from '#lib/training/courses/retire.ts';
import { createCourse, editCourse, type CourseDetails } from '#lib/training/courses/write.ts';
import { it } from '../support/database.ts';
import { anOfficer, aSession, now } from '../support/makers.ts';

const details: CourseDetails = {
  title: 'Governors’ and trustees’ hour',
  summary: 'What a governing body answers for.',
  audience: 'Governors and trustees',
  durationMinutes: 45,
  outcomes: ['ask the right questions'],
  programme: [{ minute: 0, text: 'Begin' }],
  beforeYouCome: null,
  bring: null,
  hasCertificate: false,
  sectors: ['education', 'voluntary'],
};

describe('the catalogue of courses', () => {
  it('takes the address of a course from its title, and keeps it when the title changes', async ({ db }) => {
    const officer = await anOfficer(db);
    const made = await createCourse(db, officer, details, now);
    if (!made.ok) throw new Error(made.reason);
    expect(await findCourse(db, made.value.id)).toMatchObject({ slug: 'governors-and-trustees-hour' });
    const sectors = ['faith'];
    const seen = seenOf((await findCourse(db, made.value.id))!);
    const changed = { ...details, title: 'An hour for governors', sectors, seen };
    expect(await editCourse(db, officer, made.value.id, changed, now)).toMatchObject({ ok: true });
    const found = await findCourse(db, made.value.id);
    expect(found).toMatchObject({
      title: 'An hour for governors',
      slug: 'governors-and-trustees-hour',
      sectors,
    });
    const entries = await db.select().from(auditLog).where(eq(auditLog.entity, 'course'));
    expect(entries.map(({ operation }) => operation)).toEqual(['collect', 'alter']);
  });

  it('refuses a second course of the same title, and leaves nothing of it behind', async ({ db }) => {
    const officer = await anOfficer(db);
    await createCourse(db, officer, details, now);
    const before = await db.$count(courseSector);
    expect(await createCourse(db, officer, details, now)).toEqual({ ok: false, reason: 'title taken' });
    expect(await db.$count(courseSector)).toBe(before);
  });

  it('refuses sectors that are not in the list', async ({ db }) => {
    const odd = { ...details, sectors: ['education', 'astrology'] };
    expect(await createCourse(db, await anOfficer(db), odd, now)).toEqual({
      ok: false,
      reason: 'no such sector',
    });
  });

  it('retires a course once and restores it once', async ({ db }) => {
    const officer = await anOfficer(db);
    const made = await createCourse(db, officer, details, now);
    if (!made.ok) throw new Error(made.reason);
    const { id } = made.value;
    expect(await restoreCourse(db, officer, id, now)).toEqual({ ok: false, reason: 'already so' });
    expect(await retireCourse(db, officer, id, now)).toMatchObject({ ok: true });
    expect(await retireCourse(db, officer, id, now)).toEqual({ ok: false, reason: 'already so' });
    expect((await listCourses(db, now)).at(-1)).toMatchObject({ id, retiredAt: now });
    expect(await restoreCourse(db, officer, id, now)).toMatchObject({ ok: true });
    expect((await findCourse(db, id))?.retiredAt).toBeNull();
  });

  it('counts only the sessions that are to come and stand', async ({ db }) => {
    const about = await aSession(db);
    const days = (count: number) => ({ hours: 24 * count });
    await aSession(db, { courseId: about.courseId, cancelledAt: now, cancelReason: 'No trainer.' });
    await aSession(db, { courseId: about.courseId, startsAt: now.subtract(days(3)) });
    const listed = (await listCourses(db, now)).find(({ id }) => id === about.courseId);
    expect(listed?.coming).toBe(1);
    expect(await db.$count(course, eq(course.id, about.courseId))).toBe(1);
  });
});
