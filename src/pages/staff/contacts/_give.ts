import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { codes } from '#lib/institutions/contacts/choices.ts';
import { giveNotices } from '#lib/institutions/contacts/give-notice.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { checkedText } from '../../_checked-text.ts';
import type { OpenContact } from './_open-contact.ts';

const giveForm = z.object({
  way: z.enum(codes.ways, { error: 'Choose how they are told' }),
  words: checkedText(
    z.string().max(300, { error: 'Shorten what is worth knowing to 300 characters or fewer' }),
  ).optional(),
});

const notMailed =
  'No email can go to them: there is no address, or they or their institution asked us not to be in touch. Tell them another way.';

/** Answers the form that gives a notice to one contact: shows it, or goes back to their record. */
export async function answerGive({ request, response }: AstroGlobal, open: OpenContact) {
  const { db, officer, id, secret, now } = open;
  if (request.method !== 'POST') return { values: emptyForm(giveForm), errors: {} as Mistakes };
  const form = await readForm(request, giveForm);
  const { values } = form;
  if (!form.ok) return (hasMistakes(response), { values, errors: form.errors });
  const areas = await areasFor(db, officer, 'manageContacts');
  const { way, words = null } = form.value;
  const { given } = await giveNotices(db, officer, { ids: [id], areas, way, words, secret }, now);
  if (given > 0) return seeOther(withQuery(open.home, { done: 'notice' }));
  isRefused(response);
  return { values, errors: { way: notMailed } };
}
