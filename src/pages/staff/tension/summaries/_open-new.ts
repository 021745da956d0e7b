import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { knownAreaPath, knownAreasFor } from '#lib/officers/areas.ts';
import { assembleSummary, summaryOfWeek } from '#lib/tension/summaries/assemble.ts';
import { forcesInWeek } from '#lib/tension/summaries/list.ts';
import { weekOf, weekWords } from '#lib/tension/summaries/week.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { horizonOf } from './_horizon.ts';
import { summaryDone } from './_open-summary.ts';
import { sentences } from './_words.ts';

const form = z.object({
  force: z.string({ error: 'Choose the force' }),
  week: z.string({ error: 'Choose the week' }),
});
const weeksBack = 3;

/** Answers the form that puts a summary together: shows it, or goes on to the draft. */
export async function openNew(
  page: Pick<AstroGlobal, 'request' | 'response' | 'url' | 'locals'>,
  officer: Officer,
) {
  const { db, now } = page.locals;
  const today = ukDay(now);
  const weeks = Array.from({ length: weeksBack + 1 }, (_, back) => weekOf(today).subtract({ weeks: back }));
  const forces = await forcesInWeek(db, await knownAreasFor(db, officer, 'writeSummary', now), {
    week: weeks[0]!,
    today,
  });
  const options = {
    forces: forces.map(({ slug, area }) => ({ value: slug, text: area })),
    weeks: weeks.map((week) => ({ value: week.toString(), text: weekWords(week) })),
  };
  const shown = { options, errors: {} as Mistakes, there: null as string | null };
  if (page.request.method !== 'POST') {
    const asked = page.url.searchParams.get('force') ?? '';
    const force = forces.find(({ slug }) => slug === asked) ?? (forces.length === 1 ? forces[0] : undefined);
    return { ...shown, values: emptyForm(form, { force: force?.slug ?? '', week: weeks[0]!.toString() }) };
  }
  const read = await readForm(page.request, form);
  const { values } = read;
  const force = forces.find(({ slug }) => slug === values.force);
  const week = weeks.find((one) => one.toString() === values.week);
  if (!force || !week) {
    hasMistakes(page.response);
    const wrong = {
      ...(force ? {} : { force: 'Choose the force' }),
      ...(week ? {} : { week: 'Choose the week' }),
    };
    return { ...shown, values, errors: wrong as Mistakes };
  }
  const path = await knownAreaPath(db, force.areaId, now);
  const horizon = await horizonOf(db, { slug: force.slug, path, from: today });
  const outcome = await assembleSummary(db, officer, { areaId: force.areaId, week, horizon }, now);
  if (outcome.ok) return summaryDone(outcome.value, 'assembled');
  isRefused(page.response);
  const there = await summaryOfWeek(db, { areaId: force.areaId, week });
  return { ...shown, values, errors: { week: sentences[outcome.reason] } as Mistakes, there };
}
