import { z } from 'astro/zod';
import type { NewLead } from '#lib/institutions/duty/name-lead.ts';
import { nameLead } from '#lib/institutions/duty/name-lead.ts';
import { emailAddress, line } from '#lib/web/fields.ts';
import { emptyForm, type Form, type Mistakes, readForm } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import { checkedText } from '../../../_checked-text.ts';
import { boxesOf, dayBoxes, readPastDay } from './_day-field.ts';
import type { OpenDuty } from './_open-duty.ts';
import { leadRefusals } from './_refusals.ts';

type Page = { request: Request; response: { status?: number } };

const leadForm = z.object({
  seen: z.string().optional(),
  role: checkedText(line('what they do there', 120)),
  mailbox: emailAddress('the work mailbox', 'safeguarding@school.example'),
  name: line('the name', 120).optional(),
  ...dayBoxes('named'),
  ...dayBoxes('elsewhere'),
});

/** Answers the form that names a lead: where it was done, or what was typed and what is wrong. */
export async function answerLead({ request, response }: Page, open: OpenDuty) {
  const today = boxesOf(typedDay(open.today), 'named');
  if (request.method !== 'POST')
    return { isDone: false, values: emptyForm(leadForm, today), errors: {} as Mistakes };
  const form = await readForm(request, leadForm);
  const read = readLead(form, open.today);
  if (!read.ok) {
    hasMistakes(response);
    return { isDone: false, values: form.values, errors: read.errors };
  }
  const seen = { institutionId: open.id, leadId: readId<'prevent_lead'>(form.values.seen) };
  const outcome = await nameLead(open.db, open.officer, seen, read.lead, open.now);
  if (outcome.ok) return { isDone: true, values: form.values, errors: {} };
  isRefused(response);
  return { isDone: false, values: form.values, errors: { role: leadRefusals[outcome.reason] } };
}

function readLead(
  form: Form<typeof leadForm>,
  today: Temporal.PlainDate,
): { ok: true; lead: NewLead } | { ok: false; errors: Mistakes } {
  const namedDay = { name: 'named', sentence: 'the day they were named' };
  const otherDay = { name: 'elsewhere', sentence: 'the day they were trained', isOptional: true };
  const named = readPastDay(form.values, namedDay, today);
  const elsewhere = readPastDay(form.values, otherDay, today);
  const errors = { ...(form.ok ? {} : form.errors), ...named.mistake, ...elsewhere.mistake };
  if (!form.ok || !named.on || Object.keys(errors).length > 0) return { ok: false, errors };
  const { role, mailbox, name = null } = form.value;
  const lead = { role, mailbox, name, namedOn: named.on, trainedElsewhereOn: elsewhere.on };
  return { ok: true, lead };
}
