import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { checkIn } from '#lib/training/attendance/check-in.ts';
import { tooMany } from '#lib/web/failure.ts';
import { line } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import type { OpenCheckIn } from './_open-check-in.ts';

const form = z.object({
  who: line('your email address or your full name, as it was booked'),
  organisation: z.string().max(200).optional(),
  website: z.string().optional(),
});

const refusals = {
  nobody:
    'We did not find a place for this. Check how it is written, try your email address or your full name',
  'shared address': 'Several places were booked with this address. Type your full name',
  busy: 'Many people are checking in at this moment. Send it again',
} as const;

/** Answers the form of whoever is in the room and has a place. */
export async function answerCheckIn(page: AstroGlobal, { session, sittings, when }: OpenCheckIn) {
  const { request, response, locals } = page;
  const { db, now, limits, clientAddress, requestId } = locals;
  type Values = ReturnType<typeof emptyForm<typeof form>>;
  const show = (values: Values, errors: Mistakes, organisations: string[] = []) => ({
    values,
    errors,
    organisations,
  });
  if (request.method !== 'POST' || when.is !== 'open') return show(emptyForm(form), {});
  const typed = await readForm(request, form);
  if (!typed.ok) return (hasMistakes(response), show(typed.values, typed.errors));
  const allowed = await limits.allow('check-in', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  const { who, organisation = null, website } = typed.value;
  const done = withQuery(paths.checkInTo(session.code), { in: 'yes' });
  if (website) return seeOther(done);
  const open = { id: session.id, sittings, sitting: when.sitting };
  const outcome = await checkIn(db, { kind: 'public', requestId }, open, { who, organisation }, now);
  if (!outcome.ok) return (isRefused(response), show(typed.values, { who: refusals[outcome.reason] }));
  if (outcome.value.is === 'in') return seeOther(done);
  // Nothing is wrong, and one thing more is asked.
  const mistakes = organisation ? { organisation: 'Choose where you work' } : {};
  return (hasMistakes(response), show(typed.values, mistakes, outcome.value.organisations));
}
