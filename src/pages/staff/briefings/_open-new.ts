import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { draftBriefing } from '#lib/calendar/briefings/draft.ts';
import { areasWithin } from '#lib/calendar/entries/areas-within.ts';
import { ukDay } from '#lib/dates.ts';
import { type AreaChoice, areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { dayFields, readDays, shownDays } from './_day-fields.ts';
import { briefingDone } from './_open-briefing.ts';
import { daysMistakes } from './_refusals.ts';

const form = z.object({ area: z.string({ error: 'Choose the area' }), ...dayFields });

/** Answers the form that begins a briefing: shows it, or goes on to the draft. */
export async function openNew(
  {
    request,
    response,
    url,
    locals: { db, now },
  }: Pick<AstroGlobal, 'request' | 'response' | 'url' | 'locals'>,
  officer: Officer,
) {
  const all = await areaChoices(db, await areasFor(db, officer, 'writeBriefing'));
  const choices = all.filter(({ kind }) => kind === 'district' || kind === 'neighbourhood');
  const groups = grouped(choices);
  const today = ukDay(now);
  if (request.method !== 'POST') {
    const area = url.searchParams.get('area')?.slice(0, 100) ?? '';
    const days = { coversFrom: today, coversTo: today.add({ days: 6 }), destroyOn: today.add({ days: 7 }) };
    return { values: emptyForm(form, { area, ...shownDays(days) }), errors: {} as Mistakes, groups };
  }
  const read = await readForm(request, form);
  const { values } = read;
  const { days, errors: wrong } = readDays(values);
  const area = choices.find(({ slug }) => slug === values.area);
  const errors: Mistakes = { ...(area ? {} : { area: 'Choose the area' }), ...wrong };
  if (!area || !days || Object.keys(errors).length > 0)
    return (hasMistakes(response), { values, errors, groups });
  const areas = [...(await areasWithin(db, area.slug))];
  const outcome = await draftBriefing(db, officer, { areaId: area.id, areas, ...days }, now);
  if (outcome.ok) return briefingDone(outcome.value, 'drafted');
  return (isRefused(response), { values, errors: daysMistakes[outcome.reason], groups });
}

// Districts under their force, neighbourhoods under theirs.
function grouped(choices: readonly AreaChoice[]) {
  const parents = [...new Set(choices.map(({ parent }) => parent ?? 'Elsewhere'))];
  return parents.map((text) => ({
    text,
    options: choices
      .filter(({ parent }) => (parent ?? 'Elsewhere') === text)
      .map(({ slug, name }) => ({ value: slug, text: name })),
  }));
}
