import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { course, type CourseId, courseVersion } from '#db/schema/courses.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import type { Officer } from '#lib/actor.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { countReviews, findCourse } from '#lib/training/courses/list.ts';
import { listOlder } from '#lib/training/courses/older-sessions.ts';
import { seenOf } from '#lib/training/courses/seen.ts';
import { useVersion } from '#lib/training/courses/use-version.ts';
import { listVersions } from '#lib/training/courses/versions.ts';
import { type CourseDetails, editCourse } from '#lib/training/courses/write.ts';
import { createSession } from '#lib/training/sessions/create.ts';
import { findSession } from '#lib/training/sessions/find.ts';
import { it } from '../support/database.ts';
import { anOfficer, anyone, aRequest, aSession, now } from '../support/makers.ts';

async function change(db: Db, officer: Officer, id: CourseId, words: Partial<CourseDetails>) {
  const found = (await findCourse(db, id))!;
  const outcome = await editCourse(db, officer, id, { ...found, seen: seenOf(found), ...words }, now);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

describe('a version of a course', () => {
  it('is made when words change, with who, when and why, and not when only its sectors do', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const { courseId } = await aSession(db);
    expect(await change(db, officer, courseId, { sectors: ['faith'] })).toEqual({ version: 1, isNew: false });
    const said = { bring: 'A pen', versionNote: 'People asked.' };
    expect(await change(db, officer, courseId, said)).toEqual({ version: 2, isNew: true });
    const [newest, first] = await listVersions(db, courseId, now);
    expect(newest).toMatchObject({ number: 2, note: 'People asked.', madeBy: officer.name, coming: 0 });
    expect(first).toMatchObject({ number: 1, coming: 1 });
  });

  it('is refused from a form that was filled before somebody else’s edit', async ({ db }) => {
    const officer = await anOfficer(db);
    const { courseId } = await aSession(db);
    const found = (await findCourse(db, courseId))!;
    const [mine, theirs] = [{ bring: 'A pen' }, { bring: 'A laptop' }];
    const seen = seenOf(found);
    await editCourse(db, officer, courseId, { ...found, ...theirs, seen }, now);
    expect(await editCourse(db, officer, courseId, { ...found, ...mine, seen }, now)).toEqual({
      ok: false,
      reason: 'changed meanwhile',
    });
    expect(await findCourse(db, courseId)).toMatchObject({ bring: 'A laptop', version: 2 });
  });

  it('stays as it was written', async ({ db }) => {
    const { courseId } = await aSession(db);
    const rewrite = db.transaction((tx) =>
      tx.update(courseVersion).set({ title: 'Another' }).where(eq(courseVersion.courseId, courseId)),
    );
    await expect(rewrite).rejects.toThrow();
  });
});

describe('a session', () => {
  it('keeps the words that its people booked, whatever becomes of the course', async ({ db }) => {
    const session = await aSession(db);
    const before = (await findSession(db, session.reference, now))!.course;
    await change(db, await anOfficer(db), session.courseId, { title: 'Something else', durationMinutes: 45 });
    const after = (await findSession(db, session.reference, now))!.course;
    expect(after).toEqual(before);
  });

  it('teaches the newest version when it is arranged, in a way that the course is held', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id: _like, ...like } = await aSession(db);
    await change(db, officer, like.courseId, { title: 'Only here', modes: ['online'] });
    const made = await createSession(db, officer, like, now);
    if (!made.ok) throw new Error(made.reason);
    const [row] = await db.select().from(trainingSession).where(eq(trainingSession.id, made.value.id));
    expect(row!.courseVersion).toBe(2);
    await change(db, officer, like.courseId, { modes: ['in_person'] });
    expect(await createSession(db, officer, like, now)).toEqual({ ok: false, reason: 'not in that mode' });
  });
});

describe('using a version for sessions to come', () => {
  it('changes those that were chosen, keeps their bookings, and tells people what to bring now', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const session = await aSession(db);
    const other = await aSession(db, { courseId: session.courseId });
    const people = [{ name: 'Ada Byrne', email: 'ada@ashmere.school.example' }];
    await bookPlaces(db, anyone, aRequest(session.id, { people }), now);
    await change(db, officer, session.courseId, { bring: 'A laptop' });
    const mailsBefore = await db.$count(mailMessage);
    const use = { version: 2, sessions: [session.id] };
    expect(await useVersion(db, officer, session.courseId, use, now)).toEqual({
      ok: true,
      value: { sessions: 1, told: 1, busy: 0 },
    });
    expect((await findSession(db, session.reference, now))!.course).toMatchObject({
      bring: 'A laptop',
      version: 2,
    });
    expect((await findSession(db, other.reference, now))!.course).toMatchObject({ version: 1 });
    const mails = (await db.select().from(mailMessage)).slice(mailsBefore);
    expect(mails.map(({ template }) => template).sort()).toEqual(['booking-changed', 'place-changed']);
    expect(JSON.stringify(mails[0]!.fields)).toContain('What to bring: A laptop');
    const entries = await db.select().from(auditLog).where(eq(auditLog.entity, 'training_session'));
    expect(entries).toMatchObject([{ operation: 'alter', fields: ['course_version'] }]);
  });

  it('tells nobody when nothing that they must do changes, and does nothing a second time', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const session = await aSession(db);
    await bookPlaces(db, anyone, aRequest(session.id), now);
    await change(db, officer, session.courseId, { summary: 'Better words.' });
    const mails = await db.$count(mailMessage);
    const use = { version: 2, sessions: [session.id, session.id] };
    const first = await useVersion(db, officer, session.courseId, use, now);
    expect(first).toEqual({ ok: true, value: { sessions: 1, told: 0, busy: 0 } });
    const again = await useVersion(db, officer, session.courseId, use, now);
    expect(again).toEqual({ ok: true, value: { sessions: 0, told: 0, busy: 0 } });
    expect(await db.$count(mailMessage)).toBe(mails);
  });

  it('is refused when the course has changed once more since the list was shown', async ({ db }) => {
    const officer = await anOfficer(db);
    const session = await aSession(db);
    await change(db, officer, session.courseId, { bring: 'A pen' });
    await change(db, officer, session.courseId, { bring: 'A laptop' });
    const use = { version: 2, sessions: [session.id] };
    expect(await useVersion(db, officer, session.courseId, use, now)).toEqual({
      ok: false,
      reason: 'changed meanwhile',
    });
  });

  it('passes over sessions of another course, cancelled ones and those that have begun', async ({ db }) => {
    const officer = await anOfficer(db);
    const session = await aSession(db, { cancelledAt: now, cancelReason: 'No trainer.' });
    const { courseId } = session;
    const begun = await aSession(db, { courseId, startsAt: now.subtract({ minutes: 5 }) });
    const [another] = await db.select({ id: course.id }).from(course).orderBy(course.slug).limit(2);
    const elsewhere = await aSession(db, { courseId: another!.id });
    await change(db, officer, courseId, { bring: 'A pen' });
    const others = another!.id === courseId ? [] : [elsewhere.id];
    const use = { version: 2, sessions: [session.id, begun.id, ...others] };
    expect(await useVersion(db, officer, courseId, use, now)).toMatchObject({ value: { sessions: 0 } });
  });

  it('is offered for the officer’s own area', async ({ db }) => {
    const officer = await anOfficer(db);
    const mine = await aSession(db);
    await change(db, officer, mine.courseId, { bring: 'A pen' });
    const areas = await areasFor(db, officer, 'manageCourses');
    const listed = await listOlder(db, mine.courseId, areas, now);
    expect(listed).toMatchObject([{ id: mine.id, version: 1, minutes: 90, taken: 0 }]);
    expect(await listOlder(db, mine.courseId, [], now)).toEqual([]);
  });
});

it('counts the courses in use whose review is due', async ({ db }) => {
  await db.update(course).set({ reviewOn: null });
  const [one, two] = await db.select({ id: course.id }).from(course).limit(2);
  const reviewOn = Temporal.PlainDate.from('2026-11-21');
  await db.update(course).set({ reviewOn }).where(eq(course.id, one!.id));
  await db
    .update(course)
    .set({ reviewOn: reviewOn.add({ days: 1 }) })
    .where(eq(course.id, two!.id));
  expect(await countReviews(db, now)).toBe(1);
  await db.update(course).set({ retiredAt: now }).where(eq(course.id, one!.id));
  expect(await countReviews(db, now)).toBe(0);
});
