import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { approveEvent, sendBackEvent } from '#lib/calendar/events/approve.ts';
import { answerForm } from '#lib/web/answer.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { checkedText } from '../../_checked-text.ts';
import { sequenceField } from './_form.ts';
import type { OpenEvent } from './_open-event.ts';
import { stepMistakes } from './_refusals.ts';

type Page = Pick<AstroGlobal, 'request' | 'response'>;

const decision = z
  .object({
    sequence: sequenceField,
    decision: z.enum(['approve', 'back'], { error: 'Choose what is to become of it' }),
    words: checkedText(paragraphs('what to change', 1000)).optional(),
  })
  .refine(({ decision: what, words }) => what === 'approve' || words, {
    path: ['words'],
    error: 'Say what is to be changed',
  });

/** Answers the form of whoever approves an event, or sends it back. */
export const answerDecision = (page: Page, { db, officer, seen, now }: OpenEvent) =>
  answerForm(
    page,
    decision,
    async ({ sequence, decision: what, words }) => {
      const event = { ...seen, sequence };
      const isApproved = what === 'approve';
      const outcome = isApproved
        ? await approveEvent(db, officer, event, now)
        : await sendBackEvent(db, officer, event, { words: words! }, now);
      return outcome.ok ? { ok: true as const, value: isApproved } : outcome;
    },
    (why) => stepMistakes[why],
    { sequence: String(seen.sequence) },
  );
