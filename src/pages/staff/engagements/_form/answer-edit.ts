import type { AstroGlobal } from 'astro';
import { ukDay } from '#lib/dates.ts';
import { editEngagement } from '#lib/engagement/edit.ts';
import type { FoundEngagement } from '#lib/engagement/find.ts';
import type { EngagementGiven } from '#lib/engagement/given.ts';
import { emptyForm, formOf, type Mistakes, type Typed } from '#lib/web/form.ts';
import { type Fields, readFields } from '#lib/web/form-body.ts';
import { withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import type { OpenEngagement } from '../_open-engagement.ts';
import { type Choices, formChoices } from './choices.ts';
import { editForm } from './log-form.ts';
import { pointsForm, readPoints, shownPoints, type TypedPoints, typedPoints } from './points.ts';
import { givenOf, happenedAt, lookAt, mistakesIn, unlisted } from './read.ts';
import { exactTime } from './typed-time.ts';
import { institutionFor, type Where, whereOf } from './where.ts';
import { noteBeside } from './write.ts';

export type EditView = {
  values: Typed<typeof editForm>;
  typed: TypedPoints;
  shown: number;
  errors: Mistakes;
  concerns: readonly Concern[];
  refusal: string | null;
  where: Where;
  choices: Choices;
};
type Page = Pick<AstroGlobal, 'request' | 'response' | 'locals'>;

/** Answers the form that changes an engagement: shows it, or goes back to the record. */
export async function answerEdit(
  page: Page,
  open: OpenEngagement,
  found: FoundEngagement,
): Promise<EditView | Response> {
  if (page.request.method !== 'POST') return filled(page, open, found);
  const fields = await readFields(page.request);
  const form = formOf(fields, editForm);
  const view = await viewOf(page, open, fields, found);
  const { values, typed, where, choices } = view;
  if (values.do === 'point') return { ...view, shown: view.shown + 1 };
  if (values.do === 'people') return { ...view, errors: where.mistakes };
  const { points, mistakes } = readPoints(typed, { topics: choices.terms.topic, me: open.officer.id });
  const seen = lookAt(values, typed);
  const wrong = { ...mistakesIn(values, where, open.now), ...unlisted(values, choices), ...where.mistakes };
  const errors = { ...(form.ok ? {} : form.errors), ...wrong, ...mistakes, ...seen.mistakes };
  const concerns = values.reason ? [] : seen.concerns;
  const [at, { areaId }] = [happenedAt(values), where];
  if (!form.ok || !at || !areaId || Object.keys(errors).length > 0 || concerns.length > 0)
    return (hasMistakes(page.response), { ...view, errors, concerns });
  const given = givenOf(form.value, { where: { ...where, areaId }, at, points }, choices);
  const { sequence, why, reason } = form.value;
  const outcome = await save(open, sequence, given, { where, why, reason, seen });
  if (outcome.ok) return seeOther(withQuery(open.home, { done: 'edited' }));
  isRefused(page.response);
  return { ...view, refusal: refusals[outcome.reason] };
}

const refusals = {
  'changed meanwhile':
    'Somebody changed this engagement while you had the page open. Look at it as it is now, then try again.',
  'not happened yet': 'This has not happened yet.',
};

function save(
  { db, officer, id, now }: OpenEngagement,
  sequence: number,
  given: EngagementGiven,
  beside: Parameters<typeof noteBeside>[2],
) {
  return db.transaction(async (tx) => {
    const outcome = await editEngagement(tx, officer, { id, sequence }, given, now);
    if (outcome.ok) await noteBeside(tx, id, beside, now);
    return outcome;
  });
}

async function viewOf(
  { locals }: Page,
  { officer }: OpenEngagement,
  fields: Fields,
  found: FoundEngagement,
): Promise<EditView> {
  const { values } = formOf(fields, editForm);
  const typed: TypedPoints = formOf(fields, pointsForm).values;
  const where = await whereOf(locals, officer, values);
  const choices = withThere(await formChoices(locals, officer, where), found);
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

// Who was there and holds no role now can be kept, though not added.
function withThere(choices: Choices, { contacts }: FoundEngagement): Choices {
  const gone = contacts.filter(({ id }) => !choices.people.some((one) => one.id === id));
  const people = gone.map((one) => ({
    ...one,
    ...{ title: 'no role there now', isMain: false, hasEmail: false },
    ...{ addedAt: Temporal.Instant.fromEpochMilliseconds(0), toldAt: null },
  }));
  return { ...choices, people: [...choices.people, ...people] };
}

async function filled(
  { locals }: Page,
  { officer }: OpenEngagement,
  found: FoundEngagement,
): Promise<EditView> {
  const { engagement, institution: at } = found;
  const institution = await institutionFor(locals, officer, at?.id ?? null);
  const where: Where = { institution, areaId: engagement.areaId, candidates: [], mistakes: {} };
  const choices = withThere(await formChoices(locals, officer, where), found);
  const typed = typedPoints(found.points.map(({ point }) => point));
  const values = emptyForm(editForm, valuesOf(found));
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

function valuesOf({ engagement: one, institution, contacts, outcomes, officers }: FoundEngagement) {
  const { day, month, year } = typedDay(ukDay(one.happenedAt));
  return {
    ...{ sequence: String(one.sequence), institution: institution?.id ?? '' },
    ...{ organisation: institution?.name ?? '', area: one.areaId, placeWords: one.placeWords ?? '' },
    ...{ 'on-day': day, 'on-month': month, 'on-year': year, at: exactTime(one.happenedAt) },
    ...{ type: one.typeCode, purpose: one.purposeCode, oneWay: !one.isTwoWay },
    ...{ said: one.saidPrevent ? 'yes' : 'no', notSaid: one.notSaidBecause ?? '' },
    ...{ headcount: one.headcount === null ? '' : String(one.headcount), marking: one.marking },
    ...{ summary: one.summary, opinion: one.opinion ?? '', asked: one.askedOfUs ?? '' },
    contacts: contacts.map(({ id }) => id),
    outcomes: outcomes.map(({ code }) => code),
    officers: officers.map(({ id }) => id),
  };
}
