import { and, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { course, courseVersion } from '#db/schema/courses.ts';
import { seedReference } from '#db/seeds/reference.ts';
import { it } from '../support/database.ts';

const bare = {
  aims: '',
  prerequisites: [],
  materials: [],
  minimum: null,
  maximum: null,
  refresherMonths: null,
};

/** A course as an installation had it before courses had terms. */
const asBefore = (slug: string) => ({
  slug: `${slug}`,
  ...bare,
  version: 1,
  addedAt: Temporal.Instant.from('2025-01-01T09:00:00Z'),
});

describe('an installation that had courses before they had terms', () => {
  it('gets the terms of those that nobody touched, as a version of their own, once', async ({
    fileDatabase,
  }) => {
    const { db, sql } = fileDatabase;
    const [given] = await db.select().from(course).where(eq(course.slug, 'making-a-good-referral'));
    const { id: _id, ...words } = given!;
    await db.update(course).set({ slug: 'taken-away' }).where(eq(course.id, given!.id));
    await db.insert(course).values({ ...words, ...asBefore('making-a-good-referral') });
    await seedReference(sql);
    await seedReference(sql);
    const [filled] = await db.select().from(course).where(eq(course.slug, 'making-a-good-referral'));
    expect(filled).toMatchObject({ version: 2, aims: words.aims, prerequisites: words.prerequisites });
    const first = and(eq(courseVersion.courseId, filled!.id), eq(courseVersion.number, 1));
    expect(await db.select().from(courseVersion).where(first)).toMatchObject([bare]);
  });

  it('keeps the words that an officer changed', async ({ fileDatabase }) => {
    const { db, sql } = fileDatabase;
    const [given] = await db.select().from(course).where(eq(course.slug, 'prevent-awareness'));
    const { id: _id, ...words } = given!;
    await db.update(course).set({ slug: 'taken-away-too' }).where(eq(course.id, given!.id));
    const own = { ...words, ...asBefore('prevent-awareness'), title: 'Our awareness hour' };
    await db.insert(course).values(own);
    await seedReference(sql);
    const [kept] = await db.select().from(course).where(eq(course.slug, 'prevent-awareness'));
    expect(kept).toMatchObject({ version: 1, title: 'Our awareness hour', ...bare });
  });
});
