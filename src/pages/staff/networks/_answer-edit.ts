import type { AstroGlobal } from 'astro';
import { closeNetwork, editNetwork } from '#lib/institutions/networks/write.ts';
import { can } from '#lib/officers/can.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { paths } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { checkTexts, isPassed, noteStays } from '../_text-check.ts';
import { filledFrom, networkChoices, networkForm, networkOf, networkRefusals } from './_network-form.ts';
import { openNetwork } from './_open-network.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response' | 'url'>;

/** Answers the form that changes a network; null when it is not for whoever is signed in, or closed. */
export async function answerEdit({ locals, params, request, response }: Page) {
  const open = await openNetwork({ locals, params }, can.manageInstitutions);
  if (!open || open.network.closedAt) return null;
  const { db, officer, now, network } = open;
  const choices = await networkChoices(db, officer, now);
  const shown = { ...open, choices, errors: {} as Mistakes, concerns: [] as readonly Concern[] };
  if (request.method !== 'POST') return { ...shown, values: filledFrom(network) };
  const form = await readForm(request, networkForm(choices));
  const checked = checkTexts({ aims: form.values.aims }, form.values.stays);
  if (!form.ok || !isPassed(checked)) {
    hasMistakes(response);
    const errors = { ...(form.ok ? {} : form.errors), ...checked.mistakes };
    return { ...shown, values: form.values, errors, concerns: checked.concerns };
  }
  const seen = { id: network.id, sequence: Number(form.value.sequence ?? -1) };
  const outcome = await db.transaction(async (tx) => {
    const edited = await editNetwork(tx, officer, seen, networkOf(form.value), now);
    const about = { form: 'network', entity: 'network', entityId: network.id };
    if (edited.ok) await noteStays(tx, about, checked, now);
    return edited;
  });
  if (outcome.ok) return seeOther(`${paths.staff.network(network.id)}?done=saved`);
  isRefused(response);
  const values = { ...form.values, sequence: String(network.sequence) };
  return { ...shown, values, errors: networkRefusals[outcome.reason] };
}

/** Answers the button that closes a network; null when it is not for whoever is signed in, or closed already. */
export async function answerClose({ locals, params, request, response }: Page) {
  const open = await openNetwork({ locals, params }, can.manageInstitutions);
  if (!open || open.network.closedAt) return null;
  const shown = { ...open, errors: {} as Mistakes };
  if (request.method !== 'POST') return shown;
  const { id, sequence } = open.network;
  const outcome = await closeNetwork(open.db, open.officer, { id, sequence }, open.now);
  if (outcome.ok) return seeOther(`${paths.staff.network(id)}?done=closed`);
  isRefused(response);
  return { ...shown, errors: networkRefusals[outcome.reason] };
}
