import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { type FoundMessage, sendAgain } from '#lib/mail/outbox.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { bookingsWithin } from '#lib/training/sessions/find-for-staff-scope.ts';
import { answerForm } from '#lib/web/answer.ts';

type Page = { request: Request; response: { status?: number }; locals: App.Locals };

const wording = () => ({ again: 'This email has not failed, so it need not be sent again' });

/** Answers the button "Send again" of a message. */
export async function answerSendAgain(page: Page, officer: Officer, { id }: FoundMessage) {
  const { db, now } = page.locals;
  const within = bookingsWithin(await areasFor(db, officer, 'sendAgain'), officer.id, now);
  return answerForm(page, z.object({}), () => sendAgain(db, officer, within, id, now), wording);
}
