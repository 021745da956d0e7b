import type { AstroGlobal } from 'astro';
import { movePlan } from '#lib/engagement/plans/change.ts';
import type { FoundPlan } from '#lib/engagement/plans/find.ts';
import type { PlanWarnings } from '#lib/engagement/plans/warnings.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import { ukDay } from '#lib/dates.ts';
import { boxesOf } from '../../training/coverage/_day-field.ts';
import { exactTime } from '../_form/typed-time.ts';
import type { PlanChoices } from './_choices.ts';
import { dayAsked } from '../../_day-asked.ts';
import { lengths, moveForm, readWhen } from './_form.ts';
import type { OpenPlan } from './_open-plan.ts';
import { moveRefusals } from './_refusals.ts';
import { warningsLeft } from './_warned.ts';

export type MoveView = { values: Typed<typeof moveForm>; errors: Mistakes; warnings: PlanWarnings | null };

/** Answers the form that moves a plan: shows it, warns once, or goes back to the plan. */
export async function answerMove(
  { request, response, locals, url }: AstroGlobal,
  { db, officer, id, now }: OpenPlan,
  { plan }: FoundPlan,
  { officers }: PlanChoices,
): Promise<MoveView | Response> {
  if (request.method !== 'POST') return { values: filled(plan, url), errors: {}, warnings: null };
  const read = await readForm(request, moveForm);
  const { values } = read;
  const { when, mistakes } = readWhen(values, now);
  const officerId = officers.find((one) => one.id === values.officer)?.id;
  const errors: Mistakes = { ...(read.ok ? {} : read.errors), ...mistakes };
  if (!officerId) errors['officer'] ??= 'Choose a colleague who works there';
  if (!read.ok || !when || !officerId) return (hasMistakes(response), { values, errors, warnings: null });
  const meant = { institutionId: plan.institutionId, officerId, ...when, except: id };
  const warnings = await warningsLeft(locals, meant, values.knows);
  if (warnings) return (isRefused(response), { values, errors: {}, warnings });
  const { sequence, reason } = read.value;
  const outcome = await movePlan(db, officer, { id, sequence }, { officerId, ...when, reason }, now);
  if (outcome.ok) return seeOther(withQuery(paths.staff.plan(id), { done: 'moved' }));
  isRefused(response);
  const again = { ...values, sequence: String(plan.sequence) };
  return { values: again, errors: moveRefusals[outcome.reason] as Mistakes, warnings: null };
}

const filled = ({ sequence, startsAt, endsAt, officerId }: FoundPlan['plan'], url: URL) =>
  emptyForm(moveForm, {
    ...{ sequence: String(sequence), at: exactTime(startsAt), officer: officerId },
    lasts:
      lengths.find(({ value }) => Number(value) >= startsAt.until(endsAt).total('minutes'))?.value ?? '240',
    ...boxesOf(typedDay(dayAsked(url) ?? ukDay(startsAt)), 'on'),
  });
