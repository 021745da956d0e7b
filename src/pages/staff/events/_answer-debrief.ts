import type { AstroGlobal } from 'astro';
import { debriefEvent } from '#lib/calendar/events/debrief.ts';
import { answerForm } from '#lib/web/answer.ts';
import { debriefForm } from './_form.ts';
import type { OpenEvent } from './_open-event.ts';
import { debriefMistakes } from './_refusals.ts';

type Page = Pick<AstroGlobal, 'request' | 'response'>;

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
