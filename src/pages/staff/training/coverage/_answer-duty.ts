import { z } from 'astro/zod';
import { confirmLead, noteTrainedElsewhere } from '#lib/institutions/duty/change-lead.ts';
import type { LeadRefusal, Seen } from '#lib/institutions/duty/current-lead.ts';
import { endLead } from '#lib/institutions/duty/name-lead.ts';
import type { Outcome } from '#lib/outcome.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { dayBoxes, readPastDay } from './_day-field.ts';
import type { OpenDuty } from './_open-duty.ts';
import { leadRefusals } from './_refusals.ts';

type Page = { request: Request; response: { status?: number } };
type Done = 'confirm' | 'end' | 'elsewhere';

const dutyForm = z.object({
  do: z.enum(['confirm', 'end', 'elsewhere'], { error: 'Use one of the buttons' }),
  seen: z.string().optional(),
  ...dayBoxes('elsewhere'),
});

/** Answers the buttons of an institution's page: what was done, or what is wrong. */
export async function answerDuty({ request, response }: Page, open: OpenDuty) {
  const nothing: { done: Done | null; errors: Mistakes } = { done: null, errors: {} };
  if (request.method !== 'POST') return { ...nothing, values: emptyForm(dutyForm) };
  const form = await readForm(request, dutyForm);
  const { values } = form;
  const about = { name: 'elsewhere', sentence: 'the day they were trained', isOptional: true };
  const { on, mistake } = readPastDay(values, about, open.today);
  if (!form.ok || (form.value.do === 'elsewhere' && Object.keys(mistake).length > 0)) {
    hasMistakes(response);
    return { ...nothing, values, errors: form.ok ? mistake : form.errors };
  }
  const seen = { institutionId: open.id, leadId: readId<'prevent_lead'>(values.seen) };
  const outcome = await change(open, form.value.do, seen, on);
  if (outcome.ok) return { done: form.value.do, values, errors: {} };
  isRefused(response);
  return { ...nothing, values, errors: { do: leadRefusals[outcome.reason] } };
}

function change(
  { db, officer, now }: OpenDuty,
  what: Done,
  seen: Seen,
  on: Temporal.PlainDate | null,
): Promise<Outcome<null, LeadRefusal>> {
  if (what === 'confirm') return confirmLead(db, officer, seen, now);
  return what === 'end' ? endLead(db, officer, seen, now) : noteTrainedElsewhere(db, officer, seen, on, now);
}
