import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { decideThresholds, thresholdHistory, thresholdsNow } from '#lib/mail/returned/thresholds.ts';
import { answerForm } from '#lib/web/answer.ts';
import { wholeNumber } from '#lib/web/fields.ts';

const form = z
  .object({
    hard: wholeNumber('Enter a number of mails from 1 to 5', 1, 5),
    softDays: wholeNumber('Enter a number of days from 2 to 14', 2, 14),
    softWithin: wholeNumber('Enter a number of days from 2 to 90', 2, 90),
    complaints: wholeNumber('Enter a number of complaints from 1 to 3', 1, 3),
  })
  .refine(({ softDays, softWithin }) => softWithin >= softDays, {
    path: ['softWithin'],
    error: 'Enter at least as many days as mail has to come back on',
  });

const wording = () => ({ hard: 'It is decided like this already. Change a number, or leave it as it is' });

/** Answers the form of thresholds: done, or what was typed and what is wrong, with what was decided before. */
export async function answerThresholds(
  page: Pick<AstroGlobal, 'request' | 'response' | 'locals'>,
  officer: Officer,
) {
  const { db, now } = page.locals;
  const held = await thresholdsNow(db);
  const filled = Object.fromEntries(Object.entries(held).map(([name, value]) => [name, String(value)]));
  const decide = (given: z.output<typeof form>) => decideThresholds(db, officer, given, now);
  return { ...(await answerForm(page, form, decide, wording, filled)), history: await thresholdHistory(db) };
}
