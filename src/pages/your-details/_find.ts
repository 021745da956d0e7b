import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { sendOwnLink } from '#lib/institutions/contacts/send-link.ts';
import { tooMany } from '#lib/web/failure.ts';
import { emailAddress } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, seeOther } from '#lib/web/respond.ts';

const findForm = z.object({
  email: emailAddress('your work email address'),
  website: z.string().optional(),
});

/** Answers the form that asks for a lost link: the answer is the same whether or not we hold anything. */
export async function findDetailsPage({
  locals,
  request,
  response,
}: AstroGlobal): Promise<{ email: string; errors: Mistakes } | Response> {
  const { db, now, limits, clientAddress, requestId, environment } = locals;
  if (request.method !== 'POST') return { email: emptyForm(findForm).email, errors: {} };
  const form = await readForm(request, findForm);
  if (!form.ok) return (hasMistakes(response), { email: form.values.email, errors: form.errors });
  const allowed = await limits.allow('your-details-link', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  if (!form.value.website) await sendOwnLink(db, form.value.email, environment.secret, now);
  return seeOther(withQuery(paths.findDetails, { sent: 'yes' }));
}
