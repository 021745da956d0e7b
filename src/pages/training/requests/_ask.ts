import type { AstroGlobal } from 'astro';
import { askingInstitution } from '#lib/institutions/asking.ts';
import { type SectorWithTypes, sectorsWithTypes } from '#lib/institutions/sectors.ts';
import { answerByFrom } from '#lib/training/requests/ask.ts';
import { type RequestChoices, requestChoices } from '#lib/training/requests/form-choices.ts';
import { problem, tooMany } from '#lib/web/failure.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import type { Concern } from '../_concerns.ts';
import { askForm } from './_ask-form.ts';
import { sendAsked } from './_send-asked.ts';

/** What the page that asks for training shows. */
export type AskView = {
  values: Typed<typeof askForm>;
  errors: Mistakes;
  concerns: Concern[];
  sectors: readonly SectorWithTypes[];
  choices: RequestChoices;
  answerBy: Temporal.PlainDate;
};

/** Answers the page: shows the form, or takes the request and goes on to it. */
export async function askPage(Astro: AstroGlobal): Promise<AskView | Response> {
  const { db, now, limits, clientAddress, requestId } = Astro.locals;
  const [sectors, choices] = await Promise.all([sectorsWithTypes(db, now), requestChoices(db, now)]);
  const shown = { sectors, choices, answerBy: answerByFrom(now), errors: {}, concerns: [] };
  if (Astro.request.method !== 'POST') {
    // Going back must show this very form again, with its token: sent twice, it is still one request.
    Astro.response.headers.set('Cache-Control', 'private, no-cache');
    return { ...shown, values: await opened(Astro, choices) };
  }
  const form = await readForm(Astro.request, askForm);
  if (form.values.website) return problem(400, requestId);
  const allowed = await limits.allow('training-request', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  const sent = await sendAsked(Astro, form, { ...shown, values: form.values });
  return sent instanceof Response ? sent : { ...shown, values: form.values, ...sent };
}

// A link may name the course, and the organisation where an officer fills it in after a visit.
async function opened({ locals, url }: AstroGlobal, choices: RequestChoices): Promise<AskView['values']> {
  const asking = await askingInstitution(
    locals.db,
    readId<'institution'>(url.searchParams.get('institution')),
  );
  const slug = url.searchParams.get('course');
  return emptyForm(askForm, {
    token: crypto.randomUUID(),
    course: choices.courses.find((one) => one.slug === slug)?.id ?? '',
    ...(asking && {
      ...{ organisation: asking.label, type: asking.typeCode, postcode: asking.postcode ?? '' },
      district: choices.districts.find(({ id }) => id === asking.districtId)?.id ?? '',
    }),
  });
}
