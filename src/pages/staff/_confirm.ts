import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { Outcome } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';

const form = z.object({ sequence: z.coerce.number({ error: 'Open the page again' }).int() });

/** Answers a form that asks for one deed and nothing else, to be done to what was seen and nothing newer. */
export const answerConfirm = <Reason extends string>(
  page: Pick<AstroGlobal, 'request' | 'response'>,
  sentences: Readonly<Record<Reason, string>>,
  verb: (seen: { sequence: number }) => Promise<Outcome<null, Reason>>,
) => answerForm(page, form, verb, (why) => ({ '': sentences[why] }));
