import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { ukDay } from '#lib/dates.ts';
import { addContact, type AddRefusal } from '#lib/institutions/contacts/add.ts';
import type { InstitutionThere } from '#lib/institutions/contacts/institution-there.ts';
import { type PossibleContact, possibleContacts } from '#lib/institutions/duplicates/possible-contacts.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import type { Outcome } from '#lib/outcome.ts';
import { emptyForm, type Form, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import type { ContactId } from '#db/schema/contacts.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { notePast } from '../_text-check.ts';
import { lookThroughContact } from './_concerns.ts';
import { detailFields, detailsIn, unreachable } from './_contact-form.ts';
import { addRefusals } from './_refusals.ts';
import { readRole, roleFields } from './_role-form.ts';

const addForm = z.object({
  ...detailFields,
  ...roleFields,
  adult: z.boolean().refine((ticked) => ticked, { error: 'Confirm that they are an adult' }),
  notice: z.enum(['email', 'in_person', 'phone', 'later'], { error: 'Choose when and how they are told' }),
  another: z.boolean(),
});
type Given = Extract<Form<typeof addForm>, { ok: true }>['value'];

export type AddView = {
  values: Typed<typeof addForm>;
  errors: Mistakes;
  concerns: readonly Concern[];
  alike: readonly PossibleContact[];
  refusal: string | null;
};

const nothing = { errors: {}, concerns: [], alike: [], refusal: null };

/** Answers the form that adds somebody at an institution: shows it, or goes on to their record. */
export async function answerAdd(Astro: AstroGlobal, where: InstitutionThere): Promise<AddView | Response> {
  const { request, response, locals } = Astro;
  if (request.method !== 'POST') return { ...nothing, values: emptyForm(addForm, { channel: 'email' }) };
  const form = await readForm(request, addForm);
  const { values } = form;
  const { role, mistakes } = readRole(values, where.sectorCode, ukDay(locals.now));
  const seen = look(values);
  const errors = { ...(form.ok ? {} : form.errors), ...mistakes, ...unreachable(values), ...seen.mistakes };
  if (values.notice === 'email' && !values.email)
    errors['notice'] = 'Give an email address, or tell them another way';
  const concerns = values.reason ? [] : seen.concerns;
  if (!form.ok || Object.keys(errors).length > 0 || concerns.length > 0)
    return (hasMistakes(response), { ...nothing, values, errors: inOrder(errors), concerns });
  const alike = values.another ? [] : await alikeOf(Astro, form.value, where);
  if (alike.length > 0) return (isRefused(response), { ...nothing, values, alike });
  const outcome = await write(Astro, form.value, { ...role, institutionId: where.id }, seen.concerns);
  if (outcome.ok) return seeOther(withQuery(paths.staff.contact(outcome.value), { done: 'added' }));
  isRefused(response);
  return { ...nothing, values, refusal: addRefusals[outcome.reason] };
}

// As the fields stand on the page, whatever found the mistake.
const order = ['title', 'faith', 'condition', 'from', ...Object.keys(detailFields), 'notice', 'adult'];
const inOrder = (errors: Mistakes): Mistakes =>
  Object.fromEntries(
    Object.entries(errors).toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other)),
  );

const look = ({ name, title, contactWords, sourceWords, email }: AddView['values']) =>
  lookThroughContact({ name, title, contactWords, sourceWords }, email);

async function alikeOf(
  { locals }: AstroGlobal,
  given: Given,
  where: InstitutionThere,
): Promise<PossibleContact[]> {
  const { db, now } = locals;
  const officer = signedIn(locals);
  const { name, email, phone } = detailsIn(given);
  const areas = await areasFor(db, officer, 'seeContacts');
  const asked = { areas, name, email, phone, title: given.title, institutionId: where.id };
  return possibleContacts(db, officer, asked, now);
}

type Role = ReturnType<typeof readRole>['role'] & { institutionId: InstitutionThere['id'] };

/** Writes the contact, and in the same transaction that somebody went past the text check. */
function write(
  { locals }: AstroGlobal,
  given: Given,
  role: Role,
  noticed: readonly Concern[],
): Promise<Outcome<ContactId, AddRefusal>> {
  const { db, now, environment } = locals;
  const officer = signedIn(locals);
  return db.transaction(async (tx) => {
    const { title, reason } = given;
    const notice = given.notice === 'later' ? null : given.notice;
    const added = { details: detailsIn(given), role: { ...role, title }, notice, secret: environment.secret };
    const outcome = await addContact(tx, officer, added, now);
    const about = { form: 'contact', entity: 'contact', reason };
    if (outcome.ok) await notePast(tx, { ...about, entityId: outcome.value }, noticed, now);
    return outcome;
  });
}
