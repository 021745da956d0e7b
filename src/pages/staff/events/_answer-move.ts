import type { AstroGlobal } from 'astro';
import type { EventWarning } from '#lib/calendar/events/warnings.ts';
import { moveEvent } from '#lib/calendar/events/move.ts';
import { onDay } from '#lib/calendar/events/times.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { dayAsked } from '../_day-asked.ts';
import { moveForm } from './_form.ts';
import { eventDone, type OpenEvent } from './_open-event.ts';
import { readWhen, whenTyped } from './_read-when.ts';
import { moveMistakes } from './_refusals.ts';
import { warningsLeft } from './_warned.ts';

export type MoveView = {
  values: Typed<typeof moveForm>;
  errors: Mistakes;
  warnings: readonly EventWarning[] | null;
};

/** Answers the form that moves an event: shows it, warns once, or goes back to the event. */
export async function answerMove(
  { request, response, locals, url }: AstroGlobal,
  { db, officer, found: { event }, now }: OpenEvent,
): Promise<MoveView | Response> {
  const asked = dayAsked(url);
  const times = asked ? onDay(event, asked) : event;
  const filled = emptyForm(moveForm, { ...whenTyped(times), sequence: String(event.sequence) });
  if (request.method !== 'POST') return { values: filled, errors: {}, warnings: null };
  const form = await readForm(request, moveForm);
  const { values } = form;
  const when = readWhen(values, {}, now);
  const errors = { ...(when.ok ? {} : when.errors), ...(form.ok ? {} : form.errors) };
  const { leadOfficerId } = event;
  if (!form.ok || !when.ok || !leadOfficerId)
    return (hasMistakes(response), { values, errors, warnings: null });
  const meant = { ...event, ...when.value, leadOfficerId, except: event.id };
  const warnings = await warningsLeft(locals, officer, meant, values.knows);
  if (warnings) return (isRefused(response), { values, errors: {}, warnings });
  const { sequence, reason = null } = form.value;
  const outcome = await moveEvent(db, officer, { id: event.id, sequence }, { ...when.value, reason }, now);
  if (outcome.ok) return eventDone(event.id, 'moved');
  return (isRefused(response), { values, errors: moveMistakes[outcome.reason], warnings: null });
}
