import { z } from 'astro/zod';
import type { AreaId } from '#db/schema/areas.ts';
import { type Plan, planReorganisation, type PlanRefusal } from '#lib/areas/succession/plan.ts';
import { sharesFit } from '#lib/areas/succession/shares.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { readDay } from '#lib/web/typed-dates.ts';
import { dayBoxes, typedIn } from '../../training/coverage/_day-field.ts';
import type { OpenSuccession } from './_open-succession.ts';

type Page = { request: Request; response: { status?: number } };

/** As many areas may take the place of one. */
export const rows = [0, 1, 2, 3] as const;
type Box = `${'name' | 'code' | 'percent'}-${(typeof rows)[number]}`;
const boxes = Object.fromEntries(
  rows.flatMap((row) => ['name', 'code', 'percent'].map((box) => [`${box}-${row}`, z.string().optional()])),
) as Record<Box, z.ZodOptional<z.ZodString>>;

export const successionForm = z.object({
  ...dayBoxes('on'),
  also: z.array(z.string()).optional(),
  ...boxes,
});

const refusals: Record<PlanRefusal, Mistakes> = {
  shares: { 'percent-0': 'Let the shares come to 100%' },
  'not ahead': { on: 'Enter a day to come' },
  'ends already': { also: 'One of these areas ends already, or is planned to. Take that back first' },
  'not alike': { also: 'Choose areas of one kind, in one force' },
  'takes its own place': {
    'code-0': 'Enter the code of another area: one that ends cannot take its own place',
  },
};

/** Answers the form that plans what becomes of an area: done, or what was typed and what is wrong. */
export async function answerSuccession({ request, response }: Page, open: OpenSuccession) {
  if (request.method !== 'POST')
    return {
      isDone: false,
      values: emptyForm(successionForm, { 'percent-0': '100' }),
      errors: {} as Mistakes,
    };
  const form = await readForm(request, successionForm);
  const { values } = form;
  const read = readPlan(values, open);
  if (!read.ok) {
    hasMistakes(response);
    return { isDone: false, values, errors: read.errors };
  }
  const outcome = await planReorganisation(open.db, open.officer, read.plan, open.now);
  if (outcome.ok) return { isDone: true, values, errors: {} };
  isRefused(response);
  return { isDone: false, values, errors: refusals[outcome.reason] };
}

type Values = ReturnType<typeof emptyForm<typeof successionForm>>;

function readPlan(
  values: Values,
  { area, today }: OpenSuccession,
): { ok: true; plan: Plan } | { ok: false; errors: Mistakes } {
  const errors: Mistakes = {};
  const on = readDay(typedIn(values, 'on'));
  if (!on || Temporal.PlainDate.compare(on, today) <= 0) errors['on'] = 'Enter a day to come, like 1 4 2028';
  const successors = readSuccessors(values, errors);
  if (Object.keys(errors).length === 0 && !sharesFit(successors))
    errors['percent-0'] = 'Let the shares come to 100%, with each code once';
  if (!on || Object.keys(errors).length > 0) return { ok: false, errors };
  const also = area.beside.map(({ id }) => id).filter((id) => values.also.includes(id));
  const endingIds: AreaId[] = [area.id, ...also];
  return { ok: true, plan: { endingIds, successors, effectiveOn: on } };
}

function readSuccessors(values: Values, errors: Mistakes) {
  const typed = rows
    .map((place) => ({
      place,
      name: values[`name-${place}`] ?? '',
      code: (values[`code-${place}`] ?? '').toUpperCase(),
      percent: values[`percent-${place}`] ?? '',
    }))
    .filter((row) => row.place === 0 || `${row.name}${row.code}${row.percent}` !== '');
  for (const { place, name, code, percent } of typed) {
    if (name.length < 2 || name.length > 120) errors[`name-${place}`] = 'Enter what it will be called';
    if (!/^[A-Z0-9-]{2,20}$/.test(code)) errors[`code-${place}`] = 'Enter its ONS code, like E06000067';
    if (shareOf(percent) === null) errors[`percent-${place}`] = 'Enter a share from 0.1 to 100';
  }
  return typed.map(({ name, code, percent }) => ({ name, code, share: shareOf(percent) ?? 0 }));
}

function shareOf(percent: string): number | null {
  const share = /^\d{1,3}(\.\d{1,2})?$/.test(percent.replace(/%$/, ''))
    ? Number(percent.replace(/%$/, '')) / 100
    : 0;
  return share > 0 && share <= 1 ? share : null;
}
