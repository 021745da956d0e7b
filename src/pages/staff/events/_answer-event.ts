import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import type { EventGiven } from '#lib/calendar/events/details.ts';
import type { EditRefusal } from '#lib/calendar/events/edit.ts';
import type { EventWarning } from '#lib/calendar/events/warnings.ts';
import type { EventId } from '#db/schema/events.ts';
import type { Visibility } from '#db/schema/event-terms.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import type { Outcome } from '#lib/outcome.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import type { EventChoices } from './_choices.ts';
import { eventForm, type EventTyped } from './_form.ts';
import { readEvent } from './_read-event.ts';
import { editMistakes } from './_refusals.ts';
import { warningsLeft } from './_warned.ts';

export type EventView = {
  values: EventTyped;
  errors: Mistakes;
  warnings: readonly EventWarning[] | null;
};

type Asked<T> = {
  officer: Officer;
  choices: EventChoices;
  filled: EventTyped;
  /** The event that is edited; null for a new one. */
  event: { id: EventId; visibility: Visibility; isHeld: boolean } | null;
  write: (given: EventGiven, sequence: number) => Promise<Outcome<T, EditRefusal>>;
};

/** Answers the form of an event: shows it, warns once, or says what was written. */
export async function answerEvent<T>(
  { request, response, locals }: AstroGlobal,
  { officer, choices, filled, event, write }: Asked<T>,
): Promise<EventView | { written: T }> {
  if (request.method !== 'POST') return { values: filled, errors: {}, warnings: null };
  const form = await readForm(request, eventForm);
  const { values } = form;
  const context = { locals, choices, isHeld: event?.isHeld ?? false, visibility: event?.visibility ?? null };
  const read = await readEvent(values, context);
  const errors = { ...(read.ok ? {} : read.errors), ...(form.ok ? {} : form.errors) };
  if (!form.ok || !read.ok) return (hasMistakes(response), { values, errors, warnings: null });
  const given = read.value;
  const path = await knownAreaPath(locals.db, given.details.areaId, locals.now);
  if (!can.manageEvents(officer, path))
    return (hasMistakes(response), { values, errors: { area: notYours }, warnings: null });
  const meant = { ...given.details, except: event?.id ?? null };
  const warnings = context.isHeld ? null : await warningsLeft(locals, officer, meant, values.knows);
  if (warnings) return (isRefused(response), { values, errors: {}, warnings });
  const outcome = await write(given, Number(values.sequence));
  if (outcome.ok) return { written: outcome.value };
  return (isRefused(response), { values, errors: editMistakes[outcome.reason], warnings: null });
}

const notYours = 'This lies outside the areas in which you add events. Choose another place';
