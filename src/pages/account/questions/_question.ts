import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { answerQuestion, type Question } from '#lib/audit/sample/questions.ts';
import { answerForm } from '#lib/web/answer.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { checkedText } from '../../_checked-text.ts';

type Page = { request: Request; response: { status?: number }; locals: App.Locals };

const form = z.object({ answer: checkedText(paragraphs('your answer', 1000)) });
const wording = () => ({ answer: 'You have answered this question already' });

/** Answers the form of a question about the access log. */
export const answerIt = (page: Page, officer: Officer, { sample }: Question) =>
  answerForm(
    page,
    form,
    ({ answer }) => answerQuestion(page.locals.db, officer, { id: sample.id, answer }, page.locals.now),
    wording,
  );
