import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { sendLinks } from '#lib/training/bookings/links.ts';
import { sendRequestLinks } from '#lib/training/requests/links.ts';
import { tooMany } from '#lib/web/failure.ts';
import { emailAddress } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, seeOther } from '#lib/web/respond.ts';

const findForm = z.object({
  email: emailAddress('the email address you booked with'),
  website: z.string().optional(),
});

export type FindView = { email: string; errors: Mistakes };

/** Answers the form that asks for lost links: the answer is the same whether or not there are bookings. */
export async function findPage({ locals, request, response }: AstroGlobal): Promise<FindView | Response> {
  const { db, now, limits, clientAddress, requestId } = locals;
  if (request.method !== 'POST') return { email: emptyForm(findForm).email, errors: {} };
  const form = await readForm(request, findForm);
  if (!form.ok) return (hasMistakes(response), { email: form.values.email, errors: form.errors });
  const allowed = await limits.allow('find-booking', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  if (!form.value.website) {
    await sendLinks(db, form.value.email, now);
    await sendRequestLinks(db, form.value.email, now);
  }
  return seeOther(withQuery(paths.findBooking, { sent: 'yes' }));
}
