import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { decideLimit, limitHistory } from '#lib/institutions/coverage/limit.ts';
import { visitLimit } from '#lib/visits.ts';
import { answerForm } from '#lib/web/answer.ts';
import { wholeNumber } from '#lib/web/fields.ts';

const form = z.object({ visits: wholeNumber('Enter a number of visits from 1 to 50, like 4', 1, 50) });
const wording = () => ({ visits: 'That is the number already. Enter another, or leave it as it is' });

/** Answers the form of how many visits are in order: done, or what was typed and what is wrong. */
export async function answerLimit(page: AstroGlobal, officer: Officer) {
  const { db, now } = page.locals;
  const decide = ({ visits }: z.output<typeof form>) => decideLimit(db, officer, visits, now);
  const { done, values, errors } = await answerForm(page, form, decide, wording);
  const [limit, history] = await Promise.all([visitLimit(db), limitHistory(db)]);
  return { isDone: done !== null, typed: values.visits || String(limit), errors, limit, history };
}
