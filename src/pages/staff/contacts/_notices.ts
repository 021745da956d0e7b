import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { ContactId } from '#db/schema/contacts.ts';
import { codes } from '#lib/institutions/contacts/choices.ts';
import { type Given, giveNotices } from '#lib/institutions/contacts/give-notice.ts';
import { listContacts } from '#lib/institutions/contacts/list.ts';
import { ukDay } from '#lib/dates.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';

const noticesForm = z.object({
  contact: z.array(z.string()),
  way: z.enum(codes.ways, { error: 'Choose how they are told' }),
});

/** More at once would be a mass mail. */
const most = 100;

/** Who is owed a notice in the areas of whoever is signed in, most urgent first; null when it is not for them. */
export async function openNotices({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now, environment } = locals;
  if (!can.manageContacts(officer)) return null;
  const areas = await areasFor(db, officer, 'manageContacts');
  const isMine = url.searchParams.get('whose') === 'mine';
  const after = readId<'contact'>(url.searchParams.get('after')) ?? undefined;
  const list = () => listContacts(db, officer, { areas, filter: { due: 'notice', isMine, after } }, now);
  const told = Number(url.searchParams.get('told')) || 0;
  return { officer, db, now, today: ukDay(now), areas, isMine, list, told, secret: environment.secret };
}
export type OpenNotices = NonNullable<Awaited<ReturnType<typeof openNotices>>>;

/** Answers the form that tells several at once: shows the list, or goes back to what is left of it. */
export async function answerNotices(Astro: AstroGlobal, open: OpenNotices) {
  const { request, response } = Astro;
  const nothing = { errors: {} as Mistakes, left: [] as Given['left'] };
  if (request.method !== 'POST') return { ...nothing, values: emptyForm(noticesForm, { way: 'email' }) };
  const form = await readForm(request, noticesForm);
  const { values } = form;
  const ids = values.contact.flatMap((text) => readId<'contact'>(text) ?? []).slice(0, most) as ContactId[];
  const mistakes = ids.length === 0 ? { contact: 'Choose at least one person' } : {};
  if (!form.ok || ids.length === 0)
    return (
      hasMistakes(response),
      { ...nothing, values, errors: { ...mistakes, ...(form.ok ? {} : form.errors) } }
    );
  const { db, officer, areas, secret, now } = open;
  const giving = { ids, areas, way: form.value.way, words: null, secret };
  const { given, left } = await giveNotices(db, officer, giving, now);
  const whose = open.isMine ? 'mine' : null;
  if (left.length === 0) return seeOther(withQuery(paths.staff.notices, { told: String(given), whose }));
  isRefused(response);
  return { ...nothing, values, left };
}
