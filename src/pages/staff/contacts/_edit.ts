import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { FoundContact } from '#lib/institutions/contacts/find.ts';
import { editContact } from '#lib/institutions/contacts/edit.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { notePast } from '../_text-check.ts';
import { seenField } from './_answer-contact.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { lookThroughContact } from './_concerns.ts';
import { detailFields, detailsIn, unreachable } from './_contact-form.ts';
import type { OpenContact } from './_open-contact.ts';
import { addRefusals, contactRefusals } from './_refusals.ts';

const editForm = z.object({ ...seenField, ...detailFields });
type Fields = z.output<typeof editForm>;

export type EditView = {
  values: Typed<typeof editForm>;
  errors: Mistakes;
  concerns: readonly Concern[];
  refusal: string | null;
};

const refusals = { ...addRefusals, ...contactRefusals };
const nothing = { errors: {}, concerns: [], refusal: null };

/** Answers the form that changes what is held of somebody: shows it, or goes back to their record. */
export async function answerEdit(
  { request, response }: AstroGlobal,
  open: OpenContact,
  { contact }: FoundContact,
): Promise<EditView | Response> {
  if (request.method !== 'POST') return { ...nothing, values: filled(contact) };
  const form = await readForm(request, editForm);
  const { values } = form;
  const { name, contactWords, sourceWords } = values;
  // An address that stood there before was looked at then.
  const email = values.email.toLowerCase() === contact.email?.toLowerCase() ? null : values.email;
  const seen = lookThroughContact({ name, contactWords, sourceWords }, email);
  const errors = { ...(form.ok ? {} : form.errors), ...unreachable(values), ...seen.mistakes };
  const concerns = values.reason ? [] : seen.concerns;
  if (!form.ok || Object.keys(errors).length > 0 || concerns.length > 0)
    return (hasMistakes(response), { ...nothing, values, errors, concerns });
  const outcome = await write(open, form.value, seen.concerns);
  if (outcome.ok) return seeOther(withQuery(open.home, { done: 'edited' }));
  isRefused(response);
  return { ...nothing, values, refusal: refusals[outcome.reason] };
}

const filled = (contact: FoundContact['contact']) =>
  emptyForm(editForm, {
    sequence: String(contact.sequence),
    name: contact.name,
    email: contact.email ?? '',
    phone: contact.phone ?? '',
    channel: contact.channel,
    contactWords: contact.contactWords ?? '',
    source: contact.source,
    sourceWords: contact.sourceWords ?? '',
  });

function write({ db, officer, id, secret, now }: OpenContact, given: Fields, noticed: readonly Concern[]) {
  return db.transaction(async (tx) => {
    const change = { details: detailsIn(given), secret };
    const outcome = await editContact(tx, officer, { id, sequence: given.sequence }, change, now);
    const about = { form: 'contact', entity: 'contact', entityId: id, reason: given.reason };
    if (outcome.ok) await notePast(tx, about, noticed, now);
    return outcome;
  });
}
