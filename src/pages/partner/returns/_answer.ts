import type { AstroGlobal } from 'astro';
import type { Db } from '#db/client.ts';
import type { Outcome } from '#lib/outcome.ts';
import type { Answer, PartnerSaid } from '#lib/tension/returns/given.ts';
import type { Sent } from '#lib/tension/returns/keep.ts';
import type { LinkRefusal, PartnerRefusal } from '#lib/tension/returns/send-partner.ts';
import { emptyForm, type Form, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { lookThroughReturn } from '../../staff/tension/returns/_form/concerns.ts';
import { partnerForm } from '../../staff/tension/returns/_form/form.ts';
import { issueMistakes, saidOf } from '../../staff/tension/returns/_form/said.ts';
import { withOverride } from '../../staff/tension/returns/_form/write.ts';

export type PartnerReturnView = {
  values: Typed<typeof partnerForm>;
  errors: Mistakes;
  concerns: readonly Concern[];
  refusal: string | null;
};
export type Refusal = PartnerRefusal | LinkRefusal;
type Given = { formToken: string; answer: Answer<PartnerSaid> };
type Send = (tx: Db, given: Given) => Promise<Outcome<Sent, Refusal>>;

const refusals = {
  'no such reporter': 'You do not report for this district any more.',
  'no such week': 'A return is for this week or the last. Open the form again.',
  'no such link': 'This link does not work any more.',
  used: 'This link was used already. Sign in to send another return.',
  'nothing said': 'Nothing is filled in. Press “Nothing to report” if that is how it is.',
  'sent by somebody else': 'Open the form again.',
} satisfies Record<Refusal, string>;

/** Answers a partner's return: shows the form, or "sent" once it is with us. */
export async function answerPartnerReturn(
  { locals, request, response }: Pick<AstroGlobal, 'locals' | 'request' | 'response'>,
  places: readonly string[],
  send: Send,
): Promise<PartnerReturnView | 'sent'> {
  const { db, now } = locals;
  const around = { errors: {}, concerns: [], refusal: null };
  if (request.method !== 'POST')
    return { ...around, values: emptyForm(partnerForm, { formToken: crypto.randomUUID() }) };
  const form = await readForm(request, partnerForm);
  const { values } = form;
  const isNothing = values.answer === 'nothing';
  const seen = isNothing ? { mistakes: {}, concerns: [] } : lookThroughReturn(values, places);
  const errors = { ...mistakesOf(form, isNothing), ...seen.mistakes };
  const concerns = values.reason ? [] : seen.concerns;
  if (!form.ok || Object.keys(errors).length > 0 || concerns.length > 0)
    return (hasMistakes(response), { ...around, values, errors, concerns });
  const passed = { findings: seen.concerns.map(({ finding }) => finding), reason: form.value.reason };
  const given = { formToken: form.value.formToken, answer: answerOf(form.value) };
  const outcome = await withOverride(db, passed, (tx) => send(tx, given), now);
  if (outcome.ok) return 'sent';
  return (isRefused(response), { ...around, values, refusal: refusals[outcome.reason] });
}

const mistakesOf = (form: Form<typeof partnerForm>, isNothing: boolean): Mistakes => {
  if (!form.ok) return form.errors;
  return isNothing ? {} : issueMistakes(saidOf(form.value));
};

function answerOf(value: (Form<typeof partnerForm> & { ok: true })['value']): Answer<PartnerSaid> {
  if (value.answer === 'nothing') return 'nothing';
  const { compared = null, expected = null, viewWords = null } = value;
  return { ...saidOf(value), compared, expected, viewWords };
}
