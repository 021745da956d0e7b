import type { AstroGlobal } from 'astro';
import type { AreaId } from '#db/schema/areas.ts';
import type { EngagementId } from '#db/schema/engagements.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { listChosenAreas } from '#lib/institutions/area-choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import type { ObservationGiven } from '#lib/tension/observations/given.ts';
import { type Habits, habitsOf } from '#lib/tension/observations/habits.ts';
import { maySharePlainly, type RecordingRefusal } from '#lib/tension/observations/record-observation.ts';
import { emptyForm, type Form, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { readDay, readTime, typedDay } from '#lib/web/typed-dates.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { exactTime, typedTime } from '../../../engagements/_form/typed-time.ts';
import { type Beginning, beginning } from './beginning.ts';
import { eventBeginning } from './event-beginning.ts';
import { wished } from './wished.ts';
import { lookThroughObservation } from './concerns.ts';
import { observationForm } from './form.ts';
import { write } from './write.ts';

type Values = Typed<typeof observationForm>;
export type ObservationView = {
  values: Values;
  errors: Mistakes;
  concerns: readonly Concern[];
  refusal: string | null;
  from: Beginning | null;
  habits: Habits;
  areas: Awaited<ReturnType<typeof listChosenAreas>>;
};

const refusals = {
  'not noticed yet': 'This has not happened yet. A coming event belongs under “Potential”, noticed now.',
  'sent by somebody else': 'Open the form again: this one was sent by somebody else.',
  'marked above its sharing': 'What is OFFICIAL-SENSITIVE stays with police.',
} satisfies Record<RecordingRefusal, string>;

/** Answers the form that records a sign of tension: shows it, filled in from an engagement, or goes on to the record. */
export async function answerObservation(
  Astro: AstroGlobal,
  officer: Officer,
): Promise<ObservationView | Response> {
  const { locals, request, response } = Astro;
  const [from, event, habits, known] = await Promise.all([
    beginning(Astro, officer),
    eventBeginning(Astro, officer),
    habitsOf(locals.db, officer.id, locals.now),
    areasFor(locals.db, officer, 'recordObservation'),
  ]);
  const areas = await listChosenAreas(locals.db, known);
  const around = { from, habits, areas, errors: {}, concerns: [], refusal: null };
  if (request.method !== 'POST')
    return { ...around, values: opened({ from, habits, ...wished(Astro.url, areas, event) }, locals.now) };
  const form = await readForm(request, observationForm);
  const { values } = form;
  const seen = lookThroughObservation(values, placeNames(areas));
  const areaId = areas.find(({ id }) => id === values.area)?.id ?? null;
  const at = noticedAt(values);
  const errors = { ...mistakesOf(form, { areaId, at }), ...seen.mistakes };
  const concerns = values.reason ? [] : seen.concerns;
  if (!form.ok || !areaId || !at || Object.keys(errors).length > 0 || concerns.length > 0)
    return (hasMistakes(response), { ...around, values, errors, concerns });
  const given = givenOf(form.value, { areaId, at, engagementId: from?.id ?? null });
  const findings = seen.concerns.map(({ finding }) => finding);
  const outcome = await write(locals, officer, given, {
    ...{ findings, reason: form.value.reason, eventId: event?.id ?? null },
  });
  if (outcome.ok) return seeOther(withQuery(paths.staff.observation(outcome.value.id), { done: 'recorded' }));
  isRefused(response);
  return { ...around, values, refusal: refusals[outcome.reason] };
}

// "Luton" and "Luton: High Town": a neighbourhood is known by what it is called alone, too.
const placeNames = (areas: ObservationView['areas']): string[] =>
  areas.flatMap(({ name, above }) => [name, above]).filter((name) => name.includes(' '));

const dayOf = (values: Values) =>
  readDay({ day: values['on-day'], month: values['on-month'], year: values['on-year'] });

function noticedAt(values: Values): Temporal.Instant | null {
  const [on, at] = [dayOf(values), readTime(values.at)];
  return on && at ? ukMoment(on, at) : null;
}

type Found = { areaId: AreaId | null; at: Temporal.Instant | null };

function mistakesOf(form: Form<typeof observationForm>, { areaId }: Found): Mistakes {
  const { values } = form;
  const given = { marking: values.marking, sharing: values.sharing } as Parameters<typeof maySharePlainly>[0];
  return {
    ...(form.ok ? {} : form.errors),
    ...(areaId ? {} : { area: 'Choose the area' }),
    ...(dayOf(values) ? {} : { on: 'Enter the day, like 3 12 2026' }),
    ...(readTime(values.at) ? {} : { at: 'Enter the time, like 2:30pm' }),
    ...(values.sharing === '' || maySharePlainly(given)
      ? {}
      : { sharing: 'What is OFFICIAL-SENSITIVE stays with police: choose another, or change the marking' }),
  };
}

type Read = { areaId: AreaId; at: Temporal.Instant; engagementId: EngagementId | null };

function givenOf(
  value: (Form<typeof observationForm> & { ok: true })['value'],
  { areaId, at, engagementId }: Read,
): ObservationGiven {
  const { formToken, strand, category, corroboration, confidence, marking, sharing, words } = value;
  return {
    ...{ formToken, strand, category, corroboration, confidence, marking, sharing, words },
    ...{ areaId, noticedAt: at, engagementId, sourceKind: value.source, reportedTo: value.told },
    ...{ placeWords: value.placeWords ?? null, effect: value.effect ?? null, media: value.media ?? null },
  };
}

type Opened = { from: Beginning | null; habits: Habits; areaId: AreaId | undefined; category: string };

// Whoever was told by people at a visit was there as named staff, and knows no more than that.
function opened({ from, habits, areaId, category }: Opened, now: Temporal.Instant): Values {
  const { day, month, year } = typedDay(ukDay(from?.happenedAt ?? now));
  return emptyForm(observationForm, {
    ...{
      formToken: crypto.randomUUID(),
      area: from?.areaId ?? areaId ?? habits.areas[0] ?? '',
      placeWords: from?.placeWords ?? '',
    },
    ...{ 'on-day': day, 'on-month': month, 'on-year': year },
    at: from ? exactTime(from.happenedAt) : typedTime(now),
    category,
    ...(from ? { category: from.category ?? '', strand: 'experienced', source: 'named_staff' } : {}),
    ...(from ? {} : { source: habits.source ?? 'named_staff' }),
    ...{ corroboration: 'single', confidence: 'moderate', told: 'nobody' },
    ...{ marking: 'OFFICIAL-SENSITIVE', sharing: 'police_staff' },
  } as Partial<Values>);
}
