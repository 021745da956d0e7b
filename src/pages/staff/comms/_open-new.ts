import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { AreaId } from '#db/schema/areas.ts';
import type { IssueCategory } from '#db/schema/observations.ts';
import type { Officer } from '#lib/actor.ts';
import { beginPlan } from '#lib/impact/comms/begin.ts';
import { similarLessons } from '#lib/impact/lessons/list.ts';
import { areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { areasFor, knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes } from '#lib/web/respond.ts';
import { openImpact } from '../impact/_open-impact.ts';
import { planDone } from './_open-plan.ts';
import { grouped, planFields, planGiven, wide } from './_plan-form.ts';

const form = z.object({ area: z.string({ error: 'Choose the area' }), ...planFields });
type Page = Pick<AstroGlobal, 'request' | 'response' | 'url' | 'locals' | 'params'>;

/** Answers the form that begins a plan: shows it, with what was learned from work like it, or goes on to the plan. */
export async function openNew({ request, response, url, locals }: Page, officer: Officer) {
  const { db, now } = locals;
  const impact = await openImpact(
    { locals, params: { id: url.searchParams.get('impact') ?? '' } },
    'seeImpact',
  );
  const choices = wide(await areaChoices(db, await areasFor(db, officer, 'writeComms')));
  const around = { groups: grouped(choices), others: choices };
  const wished = url.searchParams.get('area')?.slice(0, 100) ?? '';
  const seen = await knownAreasFor(db, officer, 'seeLessons', now);
  const similar = async (slug: string, category: IssueCategory) =>
    can.seeLessons(officer) ? similarLessons(db, officer, { areas: idsOf(slug), category, seen }, now) : [];
  const idsOf = (slug: string): AreaId[] => choices.filter((one) => one.slug === slug).map(({ id }) => id);
  if (request.method !== 'POST') {
    const values = emptyForm(form, { area: wished });
    return { ...around, values, errors: {} as Mistakes, similar: await similar(wished, 'local_incident') };
  }
  const read = await readForm(request, form);
  const area = choices.find(({ slug }) => slug === read.values.area);
  const errors: Mistakes = { ...(area ? {} : { area: 'Choose the area' }), ...(read.ok ? {} : read.errors) };
  if (read.ok && area) {
    const given = { ...planGiven(read.value, area.id, choices), impactAssessmentId: impact?.id ?? null };
    const id = await beginPlan(db, officer, given, now);
    return planDone(id, 'begun');
  }
  hasMistakes(response);
  const values = read.values;
  return { ...around, values, errors, similar: await similar(values.area, 'local_incident') };
}
