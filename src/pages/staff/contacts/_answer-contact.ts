import { z } from 'astro/zod';
import type { ContactRefusal } from '#lib/institutions/contacts/change.ts';
import { renewContact } from '#lib/institutions/contacts/edit.ts';
import { sendLinkAgain } from '#lib/institutions/contacts/send-link.ts';
import type { Outcome } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import type { OpenContact } from './_open-contact.ts';
import { contactRefusals } from './_refusals.ts';

type Page = { request: Request; response: { status?: number } };

/** Which version of the contact the form saw. */
export const seenField = { sequence: z.coerce.number({ error: 'Open the page again' }).int() };

const form = z.object({
  do: z.enum(['renew', 'link'], { error: 'Use one of the buttons' }),
  ...seenField,
});
type Done = z.output<typeof form>['do'];
type Refusal = ContactRefusal | 'no email';

const words = { ...contactRefusals, 'no email': 'There is no email address to send it to.' };

/** Answers the buttons of a contact's page: what was done, or what is wrong. */
export const answerContact = (page: Page, { db, officer, id, secret, now }: OpenContact) =>
  answerForm(
    page,
    form,
    async (given): Promise<Outcome<Done, Refusal>> => {
      const seen = { id, sequence: given.sequence };
      const outcome =
        given.do === 'renew'
          ? await renewContact(db, officer, seen, now)
          : await sendLinkAgain(db, officer, seen, secret, now);
      return outcome.ok ? { ok: true, value: given.do } : outcome;
    },
    (reason): Record<string, string> => ({ do: words[reason] }),
  );
