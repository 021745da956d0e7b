import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { course } from '#db/schema/courses.ts';
import Course from '../../../src/pages/staff/training/courses/[id]/index.astro';
import Retire from '../../../src/pages/staff/training/courses/[id]/retire.astro';
import Courses from '../../../src/pages/staff/training/courses/index.astro';
import NewCourse from '../../../src/pages/staff/training/courses/new.astro';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import { visit } from './visit.ts';

const form = {
  title: 'Safer venues',
  summary: 'Who hires your hall.',
  audience: 'Venue managers',
  durationMinutes: '60',
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
    expect((await visit(Course, db, officer, { params })).html).toContain('60 | Finish');
    const changed = { ...form, title: 'Safer halls' };
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
