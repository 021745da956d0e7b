import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { nameForPlan } from '#lib/impact/comms/named.ts';
import { officersWhoMay } from '#lib/officers/who-may.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import type { OpenPlan } from './_open-plan.ts';
import { sentences } from './_refusals.ts';

const form = z.object({ officer: z.string().optional(), remove: z.string().optional() });

/** Answers the forms that name somebody for a plan, or take them off: only those who see plans in its area are offered. */
export async function answerPeople(
  { request, response }: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, asked, place, found, now }: OpenPlan,
) {
  const able = await officersWhoMay(db, 'seeComms', { areas: [place.areaId], but: place.ownerId }, now);
  const around = { able: able.filter(({ id }) => !found.named.some((one) => one.id === id)) };
  if (request.method !== 'POST') return { ...around, values: emptyForm(form), errors: {} as Mistakes };
  const { values } = await readForm(request, form);
  const removed = found.named.find(({ id }) => id === readId<'officer'>(values.remove));
  const added = around.able.find(({ id }) => id === readId<'officer'>(values.officer));
  const officerId = (removed ?? added)?.id;
  if (!officerId) {
    hasMistakes(response);
    return { ...around, values, errors: { officer: 'Choose somebody who sees plans here' } as Mistakes };
  }
  const outcome = await nameForPlan(db, officer, asked, { officerId, isNamed: !removed }, now);
  if (outcome.ok) return seeOther(paths.staff.commsPeople(asked.id));
  isRefused(response);
  return { ...around, values, errors: { officer: sentences[outcome.reason] } as Mistakes };
}
