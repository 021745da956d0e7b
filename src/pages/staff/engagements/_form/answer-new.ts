import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { findDraft } from '#lib/engagement/drafts/find.ts';
import { emptyForm, formOf, type Mistakes, type Typed } from '#lib/web/form.ts';
import { type Fields, readFields } from '#lib/web/form-body.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { type Choices, formChoices } from './choices.ts';
import type { Clash } from './clash.ts';
import { fromPlan } from './from-plan.ts';
import { clashOf, keepDraft } from './keep-draft.ts';
import { logForm, usualType } from './log-form.ts';
import { mostPoints, pointsForm, readPoints, shownPoints, type TypedPoints } from './points.ts';
import { givenOf, happenedAt, lookAt, mistakesIn, unlisted } from './read.ts';
import { typedTime } from './typed-time.ts';
import { institutionFor, type Where, whereOf } from './where.ts';
import { write } from './write.ts';

export type LogView = {
  values: Typed<typeof logForm>;
  typed: TypedPoints;
  shown: number;
  errors: Mistakes;
  concerns: readonly Concern[];
  refusal: string | null;
  where: Where;
  choices: Choices;
  /** Another device has gone on with the draft of this form. */
  clash?: Clash | undefined;
};

/** Answers the form that logs an engagement: shows it, keeps a draft, or goes on to the record. */
export async function answerNew(Astro: AstroGlobal, officer: Officer): Promise<LogView | Response> {
  if (Astro.request.method !== 'POST') return opened(Astro, officer);
  const fields = await readFields(Astro.request);
  const form = formOf(fields, logForm);
  const view = await viewOf(Astro, officer, fields);
  const { values, typed, where, choices } = view;
  if (values.do === 'later' || values.do === 'apart') return keepDraft(Astro, officer, fields, view);
  if (values.do === 'people' || values.do === 'point') return asked(view);
  const { now } = Astro.locals;
  const { points, mistakes } = readPoints(typed, { topics: choices.terms.topic, me: officer.id });
  const seen = lookAt(values, typed);
  const found = { ...mistakesIn(values, where, now), ...unlisted(values, choices), ...where.mistakes };
  const errors = inOrder({ ...(form.ok ? {} : form.errors), ...found, ...mistakes, ...seen.mistakes });
  const concerns = values.reason ? [] : seen.concerns;
  const at = happenedAt(values);
  const { areaId } = where;
  if (!form.ok || !at || !areaId || Object.keys(errors).length > 0 || concerns.length > 0)
    return (hasMistakes(Astro.response), { ...view, errors, concerns });
  const clash = await clashOf(Astro.locals, officer, fields, view);
  if (clash) return (isRefused(Astro.response), { ...view, clash });
  const given = givenOf(form.value, { where: { ...where, areaId }, at, points }, choices);
  const { formToken, why, reason, next } = form.value;
  const outcome = await write(Astro.locals, officer, { ...given, formToken }, { where, why, reason, seen });
  if (outcome.ok) return seeOther(nextPath(outcome.value.id, next));
  isRefused(Astro.response);
  return { ...view, refusal: refusals[outcome.reason] };
}

const refusals = {
  'not happened yet': 'This has not happened yet. Log it when it has.',
  'sent by somebody else': 'Open the form again: this one was sent by somebody else.',
};

// One thing that follows is opened at once; of several, the record shows the way to each.
function nextPath(id: string, next: readonly string[]): string {
  return withQuery(paths.staff.engagement(id), { done: 'logged', next: next.join(',') || null });
}

async function viewOf({ locals }: AstroGlobal, officer: Officer, fields: Fields): Promise<LogView> {
  const { values: given } = formOf(fields, logForm);
  const typed: TypedPoints = formOf(fields, pointsForm).values;
  const where = await whereOf(locals, officer, given);
  const values = { ...given, organisation: where.institution?.name ?? given.organisation };
  const choices = await formChoices(locals, officer, where);
  return {
    values,
    typed,
    shown: shownPoints(typed),
    errors: {},
    concerns: [],
    refusal: null,
    where,
    choices,
  };
}

/** The form again because a button asked for more of it; what cannot be understood yet is said already. */
function asked(view: LogView): LogView {
  if (view.values.do === 'point') return { ...view, shown: Math.min(view.shown + 1, mostPoints) };
  return { ...view, errors: view.where.mistakes };
}

async function opened(Astro: AstroGlobal, officer: Officer): Promise<LogView | Response> {
  const { locals, url } = Astro;
  const { db, now } = locals;
  const draft = await findDraft(db, officer, readId<'draft'>(url.searchParams.get('draft')));
  if (draft) {
    const list = Object.entries(draft.typed).map(([name, value]) => [name, [value].flat()] as const);
    const view = await viewOf(Astro, officer, new Map(list));
    const values = { ...view.values, draftSaw: String(draft.sequence), draftFrom: '' };
    return { ...view, values, where: { ...view.where, mistakes: {} } };
  }
  const planned = await fromPlan(locals, officer, url.searchParams.get('plan'));
  if (planned instanceof Response) return planned;
  const asked = url.searchParams.get('institution');
  const institution = planned?.institution ?? (await institutionFor(locals, officer, asked));
  const { day, month, year } = typedDay(ukDay(now));
  const values = emptyForm(logForm, {
    ...{ formToken: crypto.randomUUID(), at: typedTime(now), marking: 'OFFICIAL' },
    type: usualType,
    ...{ 'on-day': day, 'on-month': month, 'on-year': year },
    ...{ institution: institution?.id ?? '', organisation: institution?.name ?? '' },
    area: url.searchParams.get('area') ?? '',
    ...planned?.values,
  });
  const where: Where = { institution, areaId: institution?.districtId ?? null, candidates: [], mistakes: {} };
  const choices = await formChoices(locals, officer, where);
  const typed: TypedPoints = planned?.topicCode ? { 'topic-1': planned.topicCode } : {};
  return { values, typed, shown: 1, errors: {}, concerns: [], refusal: null, where, choices };
}

const order = [
  'institution',
  'organisation',
  'area',
  'summary',
  'topic-1',
  'type',
  'purpose',
  'on',
  'at',
  'why',
  'said',
  'notSaid',
];
const turnOf = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
const inOrder = (errors: Mistakes): Mistakes =>
  Object.fromEntries(Object.entries(errors).toSorted(([one], [other]) => turnOf(one) - turnOf(other)));
