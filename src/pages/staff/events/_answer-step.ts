import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { approveEvent, sendBackEvent } from '#lib/calendar/events/approve.ts';
import { cancelEvent, postponeEvent } from '#lib/calendar/events/call-off.ts';
import { debriefEvent } from '#lib/calendar/events/debrief.ts';
import { answerForm } from '#lib/web/answer.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { checkedText } from '../../_checked-text.ts';
import { debriefForm, reasonForm, sequenceField } from './_form.ts';
import type { OpenEvent } from './_open-event.ts';
import { callOffMistakes, debriefMistakes, stepMistakes } from './_refusals.ts';

type Page = Pick<AstroGlobal, 'request' | 'response'>;

const verbs = { cancel: cancelEvent, postpone: postponeEvent };

/** Answers the form that puts an event off, or calls it off. */
export const answerCallOff = (page: Page, { db, officer, seen, now }: OpenEvent, what: keyof typeof verbs) =>
  answerForm(
    page,
    reasonForm,
    ({ sequence, reason }) => verbs[what](db, officer, { ...seen, sequence }, { reason }, now),
    (why) => callOffMistakes[why],
    { sequence: String(seen.sequence) },
  );

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

/** Answers the form of a debrief: what was written before stands in it. */
export function answerDebrief(page: Page, { db, officer, seen, found, now }: OpenEvent) {
  const known = found.debrief?.debrief;
  return answerForm(
    page,
    debriefForm,
    ({ sequence = null, headcount, feedback = '', learned = '' }) =>
      debriefEvent(db, officer, { id: seen.id, sequence }, { headcount, feedback, learned }, now),
    (why) => debriefMistakes[why],
    known && {
      sequence: String(known.sequence),
      headcount: String(known.headcount),
      ...{ feedback: known.feedback, learned: known.learned },
    },
  );
}
