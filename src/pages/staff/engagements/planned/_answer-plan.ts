import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { joinPlan } from '#lib/engagement/plans/join.ts';
import { readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { isRefused, seeOther } from '#lib/web/respond.ts';
import type { OpenPlan } from './_open-plan.ts';

const form = z.object({ do: z.enum(['join', 'leave']) });

/** Answers the buttons of a plan: to go along with a colleague, or to do so no more. Null where it is only looked at. */
export async function answerJoin(
  { request, response }: AstroGlobal,
  { db, officer, id, now }: OpenPlan,
): Promise<Response | null> {
  if (request.method !== 'POST') return null;
  const read = await readForm(request, form);
  const isJoining = read.ok && read.value.do === 'join';
  const outcome = read.ok ? await joinPlan(db, officer, { id, isJoining }, now) : read;
  if (outcome.ok) return seeOther(withQuery(paths.staff.plan(id), { done: isJoining ? 'joined' : 'left' }));
  isRefused(response);
  return null;
}
