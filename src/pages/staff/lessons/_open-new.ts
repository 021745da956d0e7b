import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { recordLesson } from '#lib/impact/lessons/record.ts';
import { sources } from '#lib/impact/lessons/words.ts';
import { areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes } from '#lib/web/respond.ts';
import { grouped, wide } from '../comms/_plan-form.ts';
import { lessonFields } from './_form.ts';
import { lessonDone } from './_open-lesson.ts';

const form = z.object({
  area: z.string({ error: 'Choose the area' }),
  source: z.enum(sources as [(typeof sources)[number]], { error: 'Choose what we learned it from' }),
  sourceId: z.string().optional(),
  ...lessonFields,
});
type Page = Pick<AstroGlobal, 'request' | 'response' | 'url' | 'locals'>;

/** Answers the form of a new lesson: shows it, begun from the record that led here, or goes on to the lesson. */
export async function openNew({ request, response, url, locals: { db, now } }: Page, officer: Officer) {
  const choices = wide(await areaChoices(db, await areasFor(db, officer, 'recordLesson')));
  const groups = grouped(choices);
  const wish = (name: string) => url.searchParams.get(name)?.slice(0, 100) ?? '';
  if (request.method !== 'POST') {
    const source = sources.find((one) => one === wish('from')) ?? '';
    const filled = { area: wish('area'), source, sourceId: wish('id') };
    return { values: emptyForm(form, filled), errors: {} as Mistakes, groups };
  }
  const read = await readForm(request, form);
  const area = choices.find(({ slug }) => slug === read.values.area);
  const errors: Mistakes = { ...(area ? {} : { area: 'Choose the area' }), ...(read.ok ? {} : read.errors) };
  if (!read.ok || !area) return (hasMistakes(response), { values: read.values, errors, groups });
  const { area: _, sourceId, ...given } = read.value;
  const from = { areaId: area.id, sourceId: readId(sourceId) };
  return lessonDone(await recordLesson(db, officer, { ...given, ...from }, now), 'recorded');
}
