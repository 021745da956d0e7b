import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import type { EventGiven } from '#lib/calendar/events/details.ts';
import type { EditRefusal } from '#lib/calendar/events/edit.ts';
import type { EventWarning } from '#lib/calendar/events/warnings.ts';
import type { MakeRefusal, Repeat } from '#lib/calendar/series/make.ts';
import type { EventId } from '#db/schema/events.ts';
import type { Visibility } from '#db/schema/event-terms.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import type { Outcome } from '#lib/outcome.ts';
import { type Form, type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import type { EventChoices } from './_choices.ts';
import { type ComingBack, markOfSeries, type Preview, readComingBack } from './_coming-back.ts';
import { eventForm, type EventTyped } from './_form.ts';
import { readEvent } from './_read-event.ts';
import { editMistakes } from './_refusals.ts';
import { refusalAt } from './_series-refusals.ts';
import { warningsLeft } from './_warned.ts';

export type EventView = {
  values: EventTyped;
  errors: Mistakes;
  warnings: readonly EventWarning[] | null;
  /** The dates of a series, before it is made. */
  preview: Preview | null;
};

/** What the form of an event says; how a new one comes back, where it does. */
type Given = EventGiven & { sequence: number; repeat: Repeat | null };

type Asked<T> = {
  officer: Officer;
  choices: EventChoices;
  filled: EventTyped;
  /** The event that is edited; null for a new one. */
  event: { id: EventId; visibility: Visibility; isHeld: boolean } | null;
  write: (given: Given) => Promise<Outcome<T, EditRefusal | MakeRefusal>>;
};

const nothing = { errors: {}, warnings: null, preview: null };

/** Answers the form of an event: shows it, shows the dates and warns once, or says what was written. */
export async function answerEvent<T>(
  page: Pick<AstroGlobal, 'request' | 'response' | 'locals'>,
  asked: Asked<T>,
): Promise<EventView | { written: T }> {
  const { request, response, locals } = page;
  if (request.method !== 'POST') return { values: asked.filled, ...nothing };
  const form = await readForm(request, eventForm);
  const { values } = form;
  const { given, coming, errors } = await readAll(form, asked, locals);
  const preview = coming?.preview ?? null;
  if (!given) return (hasMistakes(response), { values, ...nothing, errors, preview });
  const { event, officer } = asked;
  const meant = { ...given.details, except: event?.id ?? null };
  const warnings = event?.isHeld ? null : await warningsLeft(locals, officer, meant, values.knows);
  if (warnings) return (isRefused(response), { values, ...nothing, warnings, preview });
  if (preview && values.seenDates !== markOfSeries(preview)) return { values, ...nothing, preview };
  const repeat = coming?.repeat ?? null;
  const outcome = await asked.write({ ...given, repeat, sequence: Number(values.sequence) });
  if (outcome.ok) return { written: outcome.value };
  return (isRefused(response), { values, ...nothing, errors: mistakesOf(outcome.reason) });
}

type Read = { given: EventGiven | null; coming: ComingBack | null; errors: Mistakes };

/** Everything that the form says, and everything that is wrong in it, at once. */
async function readAll<T>(
  form: Form<typeof eventForm>,
  { officer, choices, event }: Asked<T>,
  locals: AstroGlobal['locals'],
): Promise<Read> {
  const { values } = form;
  const context = { locals, choices, isHeld: event?.isHeld ?? false, visibility: event?.visibility ?? null };
  const read = await readEvent(values, context);
  const back = event ? { value: null } : readComingBack(values, locals.now);
  const coming = 'errors' in back ? null : back.value;
  const wrong = [read.ok ? {} : read.errors, 'errors' in back ? back.errors : {}, form.ok ? {} : form.errors];
  const errors = Object.assign({}, ...wrong) as Mistakes;
  if (!read.ok || Object.keys(errors).length > 0) return { given: null, coming, errors };
  const path = await knownAreaPath(locals.db, read.value.details.areaId, locals.now);
  if (can.manageEvents(officer, path)) return { given: read.value, coming, errors };
  return { given: null, coming, errors: { area: notYours } };
}

const notYours = 'This lies outside the areas in which you add events. Choose another place';

const mistakesOf = (reason: EditRefusal | MakeRefusal): Mistakes =>
  reason in editMistakes ? editMistakes[reason as EditRefusal] : refusalAt(reason as MakeRefusal);
