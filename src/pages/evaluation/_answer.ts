import { randomBytes } from 'node:crypto';
import type { AstroGlobal } from 'astro';
import { type AnswerRefusal, answerEvaluation } from '#lib/training/evaluation/answer.ts';
import { answerForm } from '#lib/web/answer.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';
import { openEvaluation } from './_open.ts';
import { answersOf, evaluationForm } from './_questions.ts';

// A form that was sent twice has been answered: its second answer is the first page of thanks.
const refusals: Readonly<Record<Exclude<AnswerRefusal, 'answered'>, string>> = {
  unknown: 'This link asks about nothing any more.',
  cancelled: 'This session was cancelled while you had the page open, so there is nothing to ask.',
  closed: 'This link ended while you had the page open.',
  'all answered': 'As many people have answered as were there, so this link takes no more answers.',
};

/** Shows or answers the form of a link: null for a link that opens nothing. */
export async function answerPage(page: AstroGlobal) {
  const { db, now } = page.locals;
  const opened = await openEvaluation(page);
  if (!opened) return null;
  const { key, token, found } = opened;
  const thanks = withQuery(paths.evaluation(key), { thanks: 'yes' });
  const form = evaluationForm(found.template, token.stage);
  const copy = randomBytes(12).toString('base64url');
  const answer = await answerForm(
    page,
    form,
    (given) =>
      answerEvaluation(
        db,
        { key, token, copy: (given['copy'] as string) ?? '' },
        answersOf(found.template, given as never),
        now,
      ),
    (reason): Record<string, string> =>
      reason === 'answered' ? { answered: 'yes' } : { useful: refusals[reason] },
    { copy },
  );
  if (answer.done || answer.errors['answered']) return seeOther(thanks);
  return { ...answer, opened, copy: String(answer.values.copy ?? '') || copy };
}
