import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { Outcome } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import { sentences } from '../_words.ts';

const confirmForm = z.object({ sequence: z.coerce.number({ error: 'Open the page again' }).int() });

/** Attributes of hidden fields. */
export const fields = {
  sequence: (value: number) => ({ name: 'sequence', value: String(value) }),
};

/** Answers a form that asks for one deed and nothing else. */
export const answerConfirm = <Reason extends keyof typeof sentences>(
  page: Pick<AstroGlobal, 'request' | 'response'>,
  verb: (seen: { sequence: number }) => Promise<Outcome<null, Reason>>,
) => answerForm(page, confirmForm, verb, (why) => ({ '': sentences[why] }));
