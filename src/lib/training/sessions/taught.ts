import { and, eq, getTableColumns } from 'drizzle-orm';
import { course, courseVersion } from '#db/schema/courses.ts';
import { trainingSession } from '#db/schema/sessions.ts';

const {
  courseId: _courseId,
  number,
  note: _note,
  madeAt: _madeAt,
  madeBy: _madeBy,
  ...words
} = getTableColumns(courseVersion);

/**
 * What a session teaches, to select beside `training_session`: its words are those of the version that its people
 * booked, its name in addresses and whether it is still taught are the course's own.
 */
export const taught = {
  ...words,
  id: course.id,
  slug: course.slug,
  retiredAt: course.retiredAt,
  version: number,
};

type Words = Omit<typeof courseVersion.$inferSelect, 'courseId' | 'number' | 'note' | 'madeAt' | 'madeBy'>;
/** The course of a session, as that session teaches it. */
export type Taught = Words &
  Pick<typeof course.$inferSelect, 'id' | 'slug' | 'retiredAt'> & { version: number };

/** Joins a session to the version of its course. */
export const ofVersion = and(
  eq(courseVersion.courseId, trainingSession.courseId),
  eq(courseVersion.number, trainingSession.courseVersion),
);
