import type { AstroGlobal } from 'astro';
import { sectorsWithTypes } from '#lib/institutions/sectors.ts';
import { answerByFrom } from '#lib/training/requests/ask.ts';
import { requestChoices } from '#lib/training/requests/form-choices.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { isRefused } from '#lib/web/respond.ts';
import type { AskView } from '../../training/requests/_ask.ts';
import { askForm } from '../../training/requests/_ask-form.ts';
import { sendAsked } from '../../training/requests/_send-asked.ts';
import { became, Overtaken } from './_convert.ts';
import { enquiryDone, type OpenEnquiry } from './_open-enquiry.ts';
import { refusals } from './_words.ts';

// The form speaks to whoever asks; here a colleague fills it in for them.
const ofThem = (errors: Mistakes): Mistakes =>
  Object.fromEntries(
    Object.entries(errors).map(([name, words]) => [
      name,
      words
        .replace(/\byou are\b/, 'they are')
        .replace(/\byour\b/, 'their')
        .replace(/\byou\b/, 'them'),
    ]),
  );

/** Answers the form that makes a training request of an enquiry: begun with what the writer gave. */
export async function answerTraining(Astro: AstroGlobal, open: OpenEnquiry): Promise<AskView | Response> {
  const { db, now, officer, found, seen } = open;
  const [sectors, choices] = await Promise.all([sectorsWithTypes(db, now), requestChoices(db, now)]);
  const shown = { sectors, choices, answerBy: answerByFrom(now), errors: {}, concerns: [] };
  const { email, areaId } = found.enquiry;
  if (Astro.request.method !== 'POST') {
    const begun = { token: crypto.randomUUID(), email: email ?? '', district: areaId ?? '' };
    return { ...shown, values: emptyForm(askForm, begun) };
  }
  const form = await readForm(Astro.request, askForm);
  const view = { ...shown, values: form.values };
  try {
    const sent = await sendAsked(Astro, form, view, {
      actor: officer,
      write: (tx, { id }) => became(tx, open, { trainingRequestId: id }),
      goOn: () => enquiryDone(seen.id, 'converted'),
    });
    return sent instanceof Response ? sent : { ...view, ...sent, errors: ofThem(sent.errors) };
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
    isRefused(Astro.response);
    return { ...view, errors: { organisation: refusals[error.message] ?? error.message } };
  }
}
