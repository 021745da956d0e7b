import type { AstroGlobal } from 'astro';
import { closeNetwork, editNetwork } from '#lib/institutions/networks/write.ts';
import { can } from '#lib/officers/can.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { paths } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { filledFrom, networkChoices, networkForm, networkOf, networkRefusals } from './_network-form.ts';
import { openNetwork } from './_open-network.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response' | 'url'>;

/** Answers the form that changes a network; null when it is not for whoever is signed in, or closed. */
export async function answerEdit({ locals, params, request, response }: Page) {
  const open = await openNetwork({ locals, params }, can.manageInstitutions);
  if (!open || open.network.closedAt) return null;
  const { db, officer, now, network } = open;
  const choices = await networkChoices(db, officer, now);
  const shown = { ...open, choices, errors: {} as Mistakes };
  if (request.method !== 'POST') return { ...shown, values: filledFrom(network) };
  const form = await readForm(request, networkForm(choices));
  if (!form.ok) {
    hasMistakes(response);
    return { ...shown, values: form.values, errors: form.errors };
  }
  const seen = { id: network.id, sequence: Number(form.value.sequence ?? -1) };
  const outcome = await editNetwork(db, officer, seen, networkOf(form.value), now);
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
