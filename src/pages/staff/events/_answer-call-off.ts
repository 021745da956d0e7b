import type { AstroGlobal } from 'astro';
import { cancelEvent, postponeEvent } from '#lib/calendar/events/call-off.ts';
import { answerForm } from '#lib/web/answer.ts';
import { reasonForm } from './_form.ts';
import type { OpenEvent } from './_open-event.ts';
import { callOffMistakes } from './_refusals.ts';

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
