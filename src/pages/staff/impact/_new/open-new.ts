import type { AstroGlobal } from 'astro';
import type { AreaId } from '#db/schema/areas.ts';
import type { Db } from '#db/client.ts';
import type { ImpactId } from '#db/schema/impact-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { listForces } from '#lib/areas/list.ts';
import { ukDay } from '#lib/dates.ts';
import { learnedFrom } from '#lib/impact/assessments/similar.ts';
import { startImpact } from '#lib/impact/assessments/start.ts';
import { linkAssessment } from '#lib/impact/surge/link-assessment.ts';
import { areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { areasFor, knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { restrictRecord } from '#lib/officers/restrictions/restrict.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { areaGroups } from '../_area-groups.ts';
import { answerGuarded } from '../_guarded-form.ts';
import { areaKnown } from './area-known.ts';
import { begunFrom, surgeAsked } from './from-surge.ts';
import { newForm } from './form.ts';
import { lessonsForNew } from './lessons.ts';
import { chosenOthers } from './other-areas.ts';

type Page = Pick<AstroGlobal, 'request' | 'response' | 'locals' | 'url'>;

const sentences = { 'sent by somebody else': 'Open the form again: this one was sent by somebody else.' };

/** Answers the form that starts an assessment: shows it with what was learned before, or goes on to the draft. */
export async function openNew(page: Page, officer: Officer) {
  const { db, now } = page.locals;
  const surge = await surgeAsked(page.locals, officer, page.url);
  const [areas, forces] = await Promise.all([
    areasFor(db, officer, 'writeImpact').then((all) => areaChoices(db, all)),
    listForces(db, '', ukDay(now)),
  ]);
  const known = forces.flatMap((force) => [force, ...force.districts]);
  const idOf = (slug: unknown, among: readonly { id: AreaId; slug: string }[]) =>
    among.find((one) => one.slug === slug)?.id;
  const answer = await answerGuarded(page, page.locals, {
    ...{ schema: newForm, form: 'impact_assessment', sentences },
    id: ({ id }: { id: ImpactId }) => id,
    ...{ texts: ['name', 'whatHappened', 'keepReason'], places: known.map(({ name }) => name) },
    filled: { formToken: crypto.randomUUID(), ...begunFrom(surge, page.url) },
    wrong: ({ values }): Mistakes => ({
      ...(idOf(values.area, areas) ? {} : { area: 'Choose the area that leads' }),
      ...(values.keep && !values.keepReason ? { keepReason: 'Say why it is kept to a few' } : {}),
    }),
    verb: async (tx, value) => {
      const area = areas.find(({ slug }) => slug === value.area)!;
      const { formToken, type, name, whatHappened } = value;
      const otherAreas = chosenOthers(value, known);
      const areaWords = await areaKnown({ db: tx, now }, officer, area);
      const given = { formToken, type, name, whatHappened, areaId: area.id, otherAreas, areaWords };
      const started = await startImpact(tx, officer, given, now);
      if (started.ok && surge)
        await linkAssessment(tx, officer, { surgeId: surge.id, assessmentId: started.value.id }, now);
      if (started.ok && started.value.isNew && value.keep)
        await keep(tx, officer, { id: started.value.id, areaId: area.id, reason: value.keepReason! }, now);
      return started;
    },
  });
  const seen = areas.map(({ id }) => id);
  const learned = answer.done ? [] : await learnedFrom(db, officer, { areas: seen }, now, 4);
  const lessons = answer.done ? [] : await lessonsForNew(page.locals, officer, answer.values, areas);
  const mayKeep = can.restrictRecord(officer);
  return { ...answer, groups: areaGroups(areas), others: groupsOf(forces), learned, lessons, mayKeep };
}

type Kept = { id: ImpactId; areaId: AreaId; reason: string };

// From its first moment: who could have read it in between need not be asked.
async function keep(tx: Db, officer: Officer, { id, areaId, reason }: Kept, now: Temporal.Instant) {
  if (!can.restrictRecord(officer, await knownAreaPath(tx, areaId, now))) return;
  const about = { entity: 'impact_assessment', entityId: id, areaId } as const;
  await restrictRecord(tx, officer, { ...about, reason, people: [] }, now);
}

/** Every force with its districts, for areas beyond the border. */
export const groupsOf = (forces: Awaited<ReturnType<typeof listForces>>) =>
  forces.map((force) => ({
    text: force.name,
    options: [force, ...force.districts].map(({ slug, name }) => ({ value: slug, text: name })),
  }));
