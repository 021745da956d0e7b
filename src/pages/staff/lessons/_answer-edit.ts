import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { editLesson } from '#lib/impact/lessons/record.ts';
import { answerForm } from '#lib/web/answer.ts';
import { lessonFields, shownLesson } from './_form.ts';
import type { OpenLesson } from './_open-lesson.ts';
import { sentences } from './_words.ts';

const form = z.object({ sequence: z.coerce.number({ error: 'Open the page again' }).int(), ...lessonFields });

/** Answers the form of a lesson that nobody has decided on yet. */
export const answerEdit = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, found, seen, now }: OpenLesson,
) =>
  answerForm(
    page,
    form,
    ({ sequence, ...given }) => editLesson(db, officer, { ...seen, sequence }, given, now),
    (why) => ({ words: sentences[why] }),
    shownLesson(found),
  );
