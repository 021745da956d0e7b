import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { AreaId } from '#db/schema/areas.ts';
import type { IssueCategory } from '#db/schema/observations.ts';
import type { Officer } from '#lib/actor.ts';
import { beginPlan } from '#lib/impact/comms/begin.ts';
import { longest } from '#lib/impact/comms/words.ts';
import { similarLessons } from '#lib/impact/lessons/list.ts';
import { areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { areasFor, knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { codes } from '#lib/tension/observations/codes.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes } from '#lib/web/respond.ts';
import { issueOf } from '../impact/_issue-of.ts';
import { type OpenImpact, openImpact } from '../impact/_open-impact.ts';
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
  const begun = impact ? fromImpact(impact) : wished(url);
  const seen = await knownAreasFor(db, officer, 'seeLessons', now);
  const similar = async (slug: string, category: IssueCategory) =>
    can.seeLessons(officer) ? similarLessons(db, officer, { areas: idsOf(slug), category, seen }, now) : [];
  const idsOf = (slug: string): AreaId[] => choices.filter((one) => one.slug === slug).map(({ id }) => id);
  if (request.method !== 'POST') {
    const values = emptyForm(form, begun);
    const similarThere = await similar(begun.area, begun.category || 'local_incident');
    return { ...around, values, errors: {} as Mistakes, similar: similarThere };
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

type Begun = { area: string; category: IssueCategory | ''; title?: string };

// A plan for what an assessment is about begins with its area, its issue and its name.
const fromImpact = ({ found }: OpenImpact): Begun => ({
  ...{ area: found.area.slug, category: issueOf[found.assessment.type] },
  title: found.assessment.name.slice(0, longest.title),
});

const wished = ({ searchParams }: URL): Begun => ({
  area: searchParams.get('area')?.slice(0, 100) ?? '',
  category: codes.category.find((one) => one === searchParams.get('category')) ?? '',
});
