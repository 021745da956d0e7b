import { writeLinks } from '#lib/training/courses/links.ts';
import { writeProgramme } from '#lib/training/courses/programme.ts';
import type { CourseWords } from '#lib/training/courses/words.ts';
import { ukDay } from '#lib/dates.ts';
import { emptyForm } from '#lib/web/form.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import { courseForm, type CourseTyped } from './_course-form.ts';

/** A course as its form shows it. */
export const typedCourse = (course: CourseWords & { sectors: string[] }, seen: string): CourseTyped => ({
  seen,
  title: course.title,
  audience: course.audience,
  summary: course.summary,
  aims: course.aims,
  sectors: course.sectors,
  outcomes: course.outcomes.join('\n'),
  durationMinutes: String(course.durationMinutes),
  modes: course.modes,
  minimum: course.minimum ? String(course.minimum) : '',
  maximum: course.maximum ? String(course.maximum) : '',
  programme: writeProgramme(course.programme),
  prerequisites: writeLinks(course.prerequisites),
  beforeYouCome: course.beforeYouCome ?? '',
  bring: course.bring ?? '',
  materials: writeLinks(course.materials),
  evaluation: course.evaluationTemplateCode ?? '',
  hasCertificate: course.hasCertificate,
  certificateAfterHours: String(course.certificateAfterHours),
  certificateNeedsEvaluation: course.certificateNeedsEvaluation,
  refresherMonths: course.refresherMonths ? String(course.refresherMonths) : '',
  ...reviewParts(course.reviewOn),
  note: '',
});

/** The form before anybody typed in it: looked through in a year. */
export const newCourse = (now: Temporal.Instant): CourseTyped =>
  emptyForm(courseForm, {
    modes: ['in_person', 'online'],
    certificateAfterHours: '24',
    ...reviewParts(ukDay(now).add({ years: 1 })),
  });

function reviewParts(on: Temporal.PlainDate | null) {
  const { day, month, year } = on ? typedDay(on) : { day: '', month: '', year: '' };
  return { 'review-day': day, 'review-month': month, 'review-year': year };
}
