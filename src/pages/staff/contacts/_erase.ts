import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { eraseContact } from '#lib/institutions/contacts/erase.ts';
import { answerForm } from '#lib/web/answer.ts';
import { line } from '#lib/web/fields.ts';
import { checkedText } from '../../_checked-text.ts';
import type { OpenContact } from './_open-contact.ts';
import { contactRefusals } from './_refusals.ts';

const eraseForm = z.object({
  reason: checkedText(line('why they are erased', 300)),
  asked: z.boolean(),
});

/** Answers the page that erases a contact. */
export const answerErase = (page: AstroGlobal, { db, officer, id, secret, now }: OpenContact) =>
  answerForm(
    page,
    eraseForm,
    ({ reason, asked }) => eraseContact(db, officer, id, { reason, theyAsked: asked, secret }, now),
    (reason): Record<string, string> => ({ reason: contactRefusals[reason] }),
  );
