import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { type FoundMessage, sendAgain } from '#lib/mail/outbox.ts';
import { answerForm } from '#lib/web/answer.ts';
import { mailWithin } from './_open-outbox.ts';

type Page = { request: Request; response: { status?: number }; locals: App.Locals };

const wording = () => ({ again: 'This email has not failed, so it need not be sent again' });

/** Answers the button "Send again" of a message. */
export async function answerSendAgain(page: Page, officer: Officer, { id }: FoundMessage) {
  const { db, now } = page.locals;
  const within = await mailWithin(page.locals, officer, 'sendAgain');
  return answerForm(page, z.object({}), () => sendAgain(db, officer, within, id, now), wording);
}
