import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { RecallRefusal } from '#lib/impact/comms/release.ts';
import { longest } from '#lib/impact/comms/words.ts';
import type { Outcome } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { checkedWords } from './_checked.ts';
import { sentences } from './_refusals.ts';

const form = z.object({ reason: checkedWords(paragraphs('why', longest.reason)) });

/** Answers a form that asks why. */
export const answerReason = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  verb: (reason: string) => Promise<Outcome<null, RecallRefusal>>,
) =>
  answerForm(
    page,
    form,
    ({ reason }) => verb(reason),
    (why) => ({ reason: sentences[why] }),
  );
export type ReasonAnswer = Awaited<ReturnType<typeof answerReason>>;
