import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { askForApproval } from '#lib/impact/assessments/approve.ts';
import { beginVersion } from '#lib/impact/assessments/begin-version.ts';
import { markCritical } from '#lib/impact/assessments/critical.ts';
import { can } from '#lib/officers/can.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { impactDone, type OpenImpact } from '../_open-impact.ts';
import { sentences } from '../_refusals.ts';

const form = z.object({
  do: z.enum(['ask', 'begin', 'critical', 'uncritical']),
  version: z.coerce.number().int().optional(),
  sequence: z.coerce.number().int().optional(),
});
type Pressed = z.output<typeof form>;
type Page = Pick<AstroGlobal, 'request' | 'response'>;

/** Answers the buttons of an assessment's page: it was done, or a sentence why not; null where none was pressed. */
export async function answerPress(
  { request, response }: Page,
  open: OpenImpact,
): Promise<Response | { mistake: string } | null> {
  if (request.method !== 'POST') return null;
  if (!open.may.write) return new Response(null, { status: 404 });
  const read = await readForm(request, form);
  if (!read.ok) return (hasMistakes(response), { mistake: 'Choose what is to be done with the assessment' });
  const outcome = await pressed(open, read.value);
  if (outcome instanceof Response) return outcome;
  return (isRefused(response), { mistake: sentences[outcome.reason] });
}

function pressed(open: OpenImpact, value: Pressed) {
  if (value.do === 'ask') return ask(open, value);
  return value.do === 'begin' ? begin(open) : mark(open, value.do === 'critical');
}

async function ask({ db, officer, id, now }: OpenImpact, { version = 0, sequence = -1 }: Pressed) {
  const outcome = await askForApproval(db, officer, { id, version, sequence }, now);
  return outcome.ok ? impactDone(id, 'asked') : outcome;
}

async function begin({ db, officer, id, now }: OpenImpact) {
  const outcome = await beginVersion(db, officer, id, now);
  if (!outcome.ok) return outcome;
  return seeOther(withQuery(paths.staff.editImpact(id), { done: outcome.value.isNew ? 'begun' : 'found' }));
}

async function mark({ db, officer, id, path, now }: OpenImpact, isCritical: boolean) {
  if (!can.approveImpact(officer, path)) return new Response(null, { status: 404 });
  const outcome = await markCritical(db, officer, { id, isCritical }, now);
  return outcome.ok ? impactDone(id, isCritical ? 'critical' : 'uncritical') : outcome;
}
