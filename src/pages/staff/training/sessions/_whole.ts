import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import type { SessionForStaff } from '#lib/training/sessions/find-for-staff.ts';
import { trainersFor } from '#lib/training/requests/trainers.ts';
import { editWholeSession, trainerOf } from '#lib/training/sessions/whole.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import {
  readWhole,
  typedWhole,
  wholeDetails,
  wholeForm,
  wholeRefusals,
  type WholeTyped,
} from './_whole-form.ts';

type WholeView = { values: WholeTyped; errors: Mistakes; trainers: { value: string; text: string }[] };

/** Answers the page that changes a session for one organisation. */
export async function wholePage(
  { request, response, locals: { db, now } }: AstroGlobal,
  officer: Officer,
  found: SessionForStaff,
): Promise<Response | WholeView> {
  const { id, mode, areaId } = found.session;
  const trainers = (await trainersFor(db, areaId, now)).map(({ id: value, name: text }) => ({ value, text }));
  if (request.method !== 'POST')
    return { values: typedWhole(found, await trainerOf(db, id)), errors: {}, trainers };
  const form = await readForm(request, wholeForm);
  const times = readWhole(form.values, mode);
  const errors = { ...(form.ok ? {} : form.errors), ...('errors' in times ? times.errors : {}) };
  if (!form.ok || 'errors' in times)
    return (hasMistakes(response), { values: form.values, errors, trainers });
  const outcome = await editWholeSession(db, officer, id, wholeDetails(form.value, times, mode), now);
  if (outcome.ok) return seeOther(withQuery(paths.staff.session(id), { done: 'saved', ...outcome.value }));
  isRefused(response);
  return { values: form.values, errors: { date: wholeRefusals[outcome.reason] }, trainers };
}
