import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { Db } from '#db/client.ts';
import type { ChangeRefusal } from '#lib/training/bookings/change.ts';
import type { Outcome } from '#lib/outcome.ts';
import { tooMany } from '#lib/web/failure.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isAbsent, isRefused, seeOther } from '#lib/web/respond.ts';
import { checkedText } from '../_checked-text.ts';
import { changeRefusals, type Opened, openBooking } from './_open.ts';

/** A reason that may be left out; free text, so it is looked through. */
export const reasonForm = z.object({
  reason: checkedText(
    z.string().max(500, { error: 'Shorten the reason to 500 characters or fewer' }),
  ).optional(),
});

type Hands = Pick<Opened, 'actor' | 'id'> & { db: Db; now: Temporal.Instant };

export type ChangeView<S extends z.ZodObject> = {
  opened: Opened;
  values: Typed<S>;
  errors: Mistakes;
  refusal: string | null;
};

/**
 * Answers a page that changes a booking behind its link: shows the form, or makes the change and goes back to the
 * booking. Null, with 404, for a link that opens nothing.
 *
 * @param news what the booking's page says afterwards, by what was sent
 * @param words sentences for the refusals of this change alone
 */
export async function answerChange<S extends z.ZodObject, R extends string>(
  Astro: AstroGlobal,
  schema: S,
  change: (hands: Hands, fields: z.output<S>) => Promise<Outcome<unknown, R | ChangeRefusal>>,
  { news, words = {} }: { news?: (fields: z.output<S>) => string; words?: Partial<Record<R, string>> } = {},
): Promise<ChangeView<S> | Response | null> {
  const { db, now, limits, clientAddress, requestId } = Astro.locals;
  const opened = await openBooking(Astro);
  if (!opened?.isWhole) return (isAbsent(Astro.response), null);
  const home = opened.links.home;
  const view = { opened, errors: {}, refusal: null };
  if (Astro.request.method !== 'POST')
    return opened.isChangeable ? { ...view, values: emptyForm(schema) } : seeOther(home);
  const allowed = await limits.allow('booking-change', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  const form = await readForm(Astro.request, schema);
  if (!form.ok) return (hasMistakes(Astro.response), { ...view, values: form.values, errors: form.errors });
  const outcome = await change({ db, now, actor: opened.actor, id: opened.id }, form.value);
  // Sent twice, or by two people at once: what was wanted is so.
  if (outcome.ok || outcome.reason === 'cancelled')
    return seeOther(withQuery(home, { new: news?.(form.value) }));
  isRefused(Astro.response);
  const sentences: Partial<Record<string, string>> = { ...changeRefusals, ...words };
  const again = (await openBooking(Astro)) ?? opened;
  return {
    ...view,
    opened: again,
    values: form.values,
    refusal: sentences[outcome.reason] ?? outcome.reason,
  };
}
