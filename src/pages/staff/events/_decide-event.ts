import type { AstroGlobal } from 'astro';
import { approveEvent, sendBackEvent } from '#lib/calendar/events/approve.ts';
import { answerDecision } from '../_decide.ts';
import type { OpenEvent } from './_open-event.ts';
import { stepMistakes } from './_refusals.ts';

/** Answers the form of whoever approves an event, or sends it back. */
export const decideEvent = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, seen, now }: OpenEvent,
) =>
  answerDecision(page, {
    seen,
    approve: (event) => approveEvent(db, officer, event, now),
    sendBack: (event, to) => sendBackEvent(db, officer, event, to, now),
    wording: (why) => stepMistakes[why],
  });
