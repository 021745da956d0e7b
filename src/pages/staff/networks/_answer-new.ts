import type { AstroGlobal } from 'astro';
import { startNetwork } from '#lib/institutions/networks/write.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths } from '#lib/web/paths.ts';
import { hasMistakes, seeOther } from '#lib/web/respond.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { checkTexts, isPassed, noteStays } from '../_text-check.ts';
import { networkChoices, networkForm, networkOf } from './_network-form.ts';

type Page = Pick<AstroGlobal, 'locals' | 'request' | 'response'>;

/** Answers the form that starts a network; null when it is not for whoever is signed in. */
export async function answerNew({ locals, request, response }: Page) {
  const officer = signedIn(locals);
  if (!can.manageInstitutions(officer)) return null;
  const { db, now } = locals;
  const choices = await networkChoices(db, officer, now);
  const shown = { officer, choices, errors: {} as Mistakes, concerns: [] as readonly Concern[] };
  const schema = networkForm(choices);
  if (request.method !== 'POST') return { ...shown, values: emptyForm(schema) };
  const form = await readForm(request, schema);
  const checked = checkTexts({ aims: form.values.aims }, form.values.stays);
  if (!form.ok || !isPassed(checked)) {
    hasMistakes(response);
    const errors = { ...(form.ok ? {} : form.errors), ...checked.mistakes };
    return { ...shown, values: form.values, errors, concerns: checked.concerns };
  }
  const started = await db.transaction(async (tx) => {
    const id = await startNetwork(tx, officer, networkOf(form.value), now);
    await noteStays(tx, { form: 'network', entity: 'network', entityId: id }, checked, now);
    return id;
  });
  return seeOther(`${paths.staff.network(started)}?done=started`);
}
