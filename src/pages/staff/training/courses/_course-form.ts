import { z } from 'astro/zod';
import { line, paragraphs, wholeNumber } from '#lib/web/fields.ts';
import { linesOf, readProgramme } from '#lib/training/courses/programme.ts';
import { slugOf } from '#lib/training/courses/slug.ts';
import type { CourseRefusal } from '#lib/training/courses/write.ts';

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

const orNull = (text: string | undefined) => text ?? null;

/** The fields of the course form. */
export const courseForm = z.object({
  title,
  summary: paragraphs('a summary', 600),
  audience: line('who it is for'),
  durationMinutes: wholeNumber('Enter how long it takes, from 15 to 600 minutes', 15, 600),
  outcomes,
  programme,
  beforeYouCome: line('what to do before', 300).optional().transform(orNull),
  bring: line('what to bring', 300).optional().transform(orNull),
  hasCertificate: z.boolean(),
  sectors: z.array(z.string()).min(1, { error: 'Choose at least one sector' }),
});

/** The sentence for each refusal, and the field that it stands at. */
export const courseRefusals = {
  'title taken': 'Choose another title: a course with this one exists already',
  'no such course': 'This course is no longer there',
  'no such sector': 'Choose sectors from the list',
} satisfies Record<CourseRefusal, string>;

/** The confirm page says which it wants, since a toggle that is sent twice would undo itself. */
export const retireForm = z.object({ done: z.enum(['retired', 'restored']) });
