import { z } from 'astro/zod';
import { line, paragraphs, wholeNumber } from '#lib/web/fields.ts';
import { readLinks } from '#lib/training/courses/links.ts';
import { linesOf, readProgramme } from '#lib/training/courses/programme.ts';
import { slugOf } from '#lib/training/courses/slug.ts';
import type { EditCourseRefusal } from '#lib/training/courses/write.ts';
import type { Typed } from '#lib/web/form.ts';

const title = line('the title', 120).refine((text) => slugOf(text) !== '', {
  error: 'Enter a title with letters in it',
});

const outcomes = paragraphs('at least one thing people will be able to do')
  .transform(linesOf)
  .pipe(
    z
      .array(z.string().max(200, { error: 'Shorten each line to 200 characters or fewer' }))
      .max(12, { error: 'Enter 12 lines or fewer' }),
  );

const programme = paragraphs('the programme')
  .optional()
  .transform((text, context) => {
    const read = readProgramme(text ?? '');
    if ('steps' in read) return read.steps;
    const message = `Write “${read.unreadable}” as minutes, a bar and words, like “45 | Break”`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

const links = (name: string) =>
  paragraphs(name)
    .optional()
    .transform((text, context) => {
      const read = readLinks(text ?? '');
      if ('links' in read) return read.links;
      const message = `Write “${read.unreadable}” as what it is, a bar and its address, like “Slides | https://team.example/slides”`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    });

const orNull = <T>(value: T | undefined): T | null => value ?? null;
const people = 'Enter how many people, from 1 to 1,000, or leave it empty';
const typed = z.string().max(4).optional();
const after = 'Enter how many hours after the end, from 0 to 720';

/** The fields of the course form, in the order of the page. The day of the review is read by `readCourse`. */
export const courseForm = z.object({
  seen: z.string().max(80).optional(),
  title,
  audience: line('who it is for'),
  summary: paragraphs('a summary', 600),
  aims: paragraphs('the aims')
    .optional()
    .transform((text) => text ?? ''),
  sectors: z.array(z.string()).min(1, { error: 'Choose at least one sector' }),
  outcomes,
  durationMinutes: wholeNumber('Enter how long it takes, from 15 to 1,800 minutes', 15, 1800),
  modes: z
    .array(z.enum(['in_person', 'online'], { error: 'Choose ways from the list' }))
    .min(1, { error: 'Choose at least one way' }),
  minimum: wholeNumber(people, 1, 1000).optional().transform(orNull),
  maximum: wholeNumber(people, 1, 1000).optional().transform(orNull),
  programme,
  prerequisites: links('the e-learning'),
  beforeYouCome: line('what to do before', 300).optional().transform(orNull),
  bring: line('what to bring', 300).optional().transform(orNull),
  materials: links('the materials'),
  evaluation: z.string().max(60).optional().transform(orNull),
  hasCertificate: z.boolean(),
  certificateAfterHours: wholeNumber(after, 0, 720)
    .optional()
    .transform((hours) => hours ?? 24),
  certificateNeedsEvaluation: z.boolean(),
  refresherMonths: wholeNumber('Enter a number of months, from 1 to 120, or leave it empty', 1, 120)
    .optional()
    .transform(orNull),
  'review-day': typed,
  'review-month': typed,
  'review-year': typed,
  note: line('what changed and why', 300).optional().transform(orNull),
});
export type CourseTyped = Typed<typeof courseForm>;

/** The sentence for each refusal. */
export const courseRefusals = {
  'title taken': 'Choose another title: a course with this one exists already',
  'no such course': 'This course is no longer there',
  'no such sector': 'Choose sectors from the list',
  'no such evaluation': 'Choose an evaluation from the list',
  'changed meanwhile': 'Look through what changed, then save again',
} satisfies Record<EditCourseRefusal, string>;

/** The field at which a refusal stands. */
export const refusalField = {
  'title taken': 'title',
  'no such course': 'title',
  'no such sector': 'sectors',
  'no such evaluation': 'evaluation',
  'changed meanwhile': 'seen',
} satisfies Record<EditCourseRefusal, keyof CourseTyped>;

/** The confirm page says which it wants, since a toggle that is sent twice would undo itself. */
export const retireForm = z.object({ done: z.enum(['retired', 'restored']) });
