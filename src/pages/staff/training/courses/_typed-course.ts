import type { Typed } from '#lib/web/form.ts';
import type { courseForm } from './_course-form.ts';
import type { FoundCourse } from '#lib/training/courses/list.ts';
import { writeProgramme } from '#lib/training/courses/programme.ts';

/** A course as its form shows it. */
export const typedCourse = (course: FoundCourse): Typed<typeof courseForm> => ({
  title: course.title,
  summary: course.summary,
  audience: course.audience,
  durationMinutes: String(course.durationMinutes),
  outcomes: course.outcomes.join('\n'),
  programme: writeProgramme(course.programme),
  beforeYouCome: course.beforeYouCome ?? '',
  bring: course.bring ?? '',
  hasCertificate: course.hasCertificate,
  sectors: course.sectors,
});
