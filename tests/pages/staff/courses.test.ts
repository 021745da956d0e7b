import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { course, type CourseId } from '#db/schema/courses.ts';
import { findCourse } from '#lib/training/courses/list.ts';
import { seenOf } from '#lib/training/courses/seen.ts';
import Use from '../../../src/pages/staff/training/courses/[id]/use.astro';
import Version from '../../../src/pages/staff/training/courses/[id]/versions/[number].astro';
import Course from '../../../src/pages/staff/training/courses/[id]/index.astro';
import Retire from '../../../src/pages/staff/training/courses/[id]/retire.astro';
import Courses from '../../../src/pages/staff/training/courses/index.astro';
import NewCourse from '../../../src/pages/staff/training/courses/new.astro';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { it } from '../../support/database.ts';
import { anOfficer, anyone, aRequest, aSession, now } from '../../support/makers.ts';
import { visit } from './visit.ts';

const seenBy = async (db: Db, id: CourseId) => seenOf((await findCourse(db, id))!);

const form = {
  title: 'Safer venues',
  summary: 'Who hires your hall.',
  audience: 'Venue managers',
  durationMinutes: '60',
  modes: ['in_person', 'online'],
  outcomes: 'ask who is speaking\ncheck a booking\n',
  programme: '0 | Begin\n60 | Finish',
  sectors: ['business', 'faith'],
};

describe('adding a course', () => {
  it('reads outcomes and programme line by line', async ({ db }) => {
    const answer = await visit(NewCourse, db, await anOfficer(db, 'content_editor'), { form });
    const [made] = await db.select().from(course).where(eq(course.slug, 'safer-venues'));
    expect([answer.status, answer.location]).toEqual([303, `/staff/training/courses/${made?.id}?done=added`]);
    expect(made).toMatchObject({
      outcomes: ['ask who is speaking', 'check a booking'],
      programme: [
        { minute: 0, text: 'Begin' },
        { minute: 60, text: 'Finish' },
      ],
      bring: null,
      hasCertificate: false,
    });
  });

  it('says which line of the programme it cannot read, and keeps everything', async ({ db }) => {
    const odd = { ...form, programme: 'Begin at nine', durationMinutes: '5', sectors: [] };
    const answer = await visit(NewCourse, db, await anOfficer(db), { form: odd });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Write “Begin at nine” as minutes');
    expect(answer.text).toContain('Choose at least one sector');
    expect(answer.html).toContain('check a booking');
  });

  it('refuses a title that is taken, in words', async ({ db }) => {
    const officer = await anOfficer(db);
    await visit(NewCourse, db, officer, { form });
    const answer = await visit(NewCourse, db, officer, { form });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('a course with this one exists already');
  });
});

describe('a course', () => {
  it('is shown as it is, changed, retired and restored', async ({ db }) => {
    const officer = await anOfficer(db);
    await visit(NewCourse, db, officer, { form });
    const [made] = await db.select().from(course).where(eq(course.slug, 'safer-venues'));
    const params = { id: made!.id };
    const shown = await visit(Course, db, officer, { params });
    expect(shown.html).toContain('60 | Finish');
    expect(shown.text).toContain('Why we hold this');
    const changed = { ...form, title: 'Safer halls', seen: await seenBy(db, made!.id) };
    expect((await visit(Course, db, officer, { params, form: changed })).status).toBe(303);
    expect((await visit(Courses, db, officer)).text).toContain('Safer halls');
    for (const done of ['retired', 'retired']) await visit(Retire, db, officer, { params, form: { done } });
    expect((await visit(Course, db, officer, { params })).text).toContain('Retired');
    await visit(Retire, db, officer, { params, form: { done: 'restored' } });
    const [kept] = await db.select().from(course).where(eq(course.id, made!.id));
    expect(kept).toMatchObject({ title: 'Safer halls', retiredAt: null });
  });

  it('can be read, not changed, by an analyst, and not by an auditor', async ({ db }) => {
    const [any] = await db.select().from(course).limit(1);
    const analyst = await anOfficer(db, 'analyst');
    expect((await visit(Courses, db, analyst)).text).toContain(any!.title);
    expect((await visit(Course, db, analyst, { params: { id: any!.id } })).status).toBe(404);
    expect((await visit(Courses, db, await anOfficer(db, 'auditor'))).status).toBe(404);
  });
});

/** A course with one session to come in which somebody has a place, and an officer who looks after it. */
async function aTaughtCourse(db: Db) {
  const officer = await anOfficer(db);
  await visit(NewCourse, db, officer, { form });
  const [made] = await db.select().from(course).where(eq(course.slug, 'safer-venues'));
  const session = await aSession(db, { courseId: made!.id });
  await bookPlaces(db, anyone, aRequest(session.id), now);
  return { officer, id: made!.id, params: { id: made!.id }, session };
}

describe('a new version', () => {
  it('is offered to the sessions to come, all chosen, with what changes, who is told and what does not fit', async ({
    db,
  }) => {
    const { officer, id, params, session } = await aTaughtCourse(db);
    const seen = await seenBy(db, id);
    const changed = { ...form, seen, bring: 'A floor plan', durationMinutes: '120', note: 'Plans help.' };
    const saved = await visit(Course, db, officer, { params, form: changed });
    expect([saved.status, saved.location]).toEqual([303, `/staff/training/courses/${id}/use?done=saved`]);
    const offer = await visit(Use, db, officer, { params });
    expect(offer.text).toContain('Would change: Length, What to bring.');
    expect(offer.text).toContain('1 person with a place. They are told: What to bring: A floor plan');
    expect(offer.text).toContain('It lasts 90 minutes, and the course now takes 120.');
    expect(offer.text).toContain('Use version 2 for 1 session');
    expect(offer.html).toMatch(/name="session"[^>]*checked/);
    const used = await visit(Use, db, officer, { params, form: { version: '2', session: [session.id] } });
    expect(used.location).toContain('done=used');
    expect(used.location).toContain('sessions=1');
    expect((await visit(Use, db, officer, { params })).text).toContain(
      'No session to come teaches an older version',
    );
  });

  it('asks for a session to be chosen, and for another look when the course changed once more', async ({
    db,
  }) => {
    const { officer, id, params, session } = await aTaughtCourse(db);
    for (const bring of ['A pen', 'A laptop'])
      await visit(Course, db, officer, { params, form: { ...form, bring, seen: await seenBy(db, id) } });
    const none = await visit(Use, db, officer, { params, form: { version: '3' } });
    expect([none.status, none.text]).toEqual([422, expect.stringContaining('Choose at least one session')]);
    const old = await visit(Use, db, officer, { params, form: { version: '2', session: [session.id] } });
    expect([old.status, old.text]).toEqual([409, expect.stringContaining('There is a version 3 now')]);
  });

  it('shows what differs from the one before, who made it, when and why', async ({ db }) => {
    const { officer, id, params } = await aTaughtCourse(db);
    const changed = {
      ...form,
      seen: await seenBy(db, id),
      summary: 'Who hires your church hall.',
      note: 'Plainer.',
    };
    await visit(Course, db, officer, { params, form: changed });
    const page = await visit(Version, db, officer, { params: { ...params, number: '2' } });
    expect(page.text).toContain('What changed from version 1');
    expect(page.html).toMatch(/<ins[^>]*><span[^>]*>Put in: <\/span>church/);
    for (const words of [officer.name, 'Plainer.', 'All of version 2']) expect(page.text).toContain(words);
    for (const number of ['3', '0', '1.5', 'x'])
      expect((await visit(Version, db, officer, { params: { ...params, number } })).status).toBe(404);
  });

  it('loses nothing of two people who change a course at once', async ({ db }) => {
    const { officer, id, params } = await aTaughtCourse(db);
    const seen = await seenBy(db, id);
    const theirs = { ...form, seen, bring: 'A pen', audience: 'Caretakers' };
    await visit(Course, db, officer, { params, form: theirs });
    const mine = { ...form, seen, summary: 'Mine.', audience: 'Trustees', note: 'Mine too' };
    const late = await visit(Course, db, officer, { params, form: mine });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Somebody saved this course while you were typing');
    expect(late.text).toMatch(/theirs reads: Who it is for Caretakers/);
    for (const kept of ['Mine.', 'value="Trustees"', 'value="A pen"', 'value="Mine too"'])
      expect(late.html).toContain(kept);
    const fresh = /name="seen" value="([^"]+)"/.exec(late.html)?.[1];
    const again = await visit(Course, db, officer, {
      params,
      form: { ...mine, bring: 'A pen', seen: fresh! },
    });
    expect(again.status).toBe(303);
    expect(await findCourse(db, id)).toMatchObject({
      version: 3,
      bring: 'A pen',
      summary: 'Mine.',
      audience: 'Trustees',
    });
  });

  it('shows a review that is late in days, on the list and on the course', async ({ db }) => {
    const { officer, id, params } = await aTaughtCourse(db);
    const reviewed = { 'review-day': '9', 'review-month': '11', 'review-year': '2026' };
    await visit(Course, db, officer, { params, form: { ...form, ...reviewed, seen: await seenBy(db, id) } });
    for (const page of [await visit(Courses, db, officer), await visit(Course, db, officer, { params })])
      expect(page.text).toContain('Review 12 days late');
    const odd = {
      ...form,
      ...reviewed,
      'review-month': '13',
      minimum: '9',
      maximum: '3',
      seen: await seenBy(db, id),
    };
    const refused = await visit(Course, db, officer, { params, form: odd });
    expect(refused.status).toBe(422);
    for (const words of ['Enter a day that there is', 'Enter at least as many people as it needs'])
      expect(refused.text).toContain(words);
  });
});
