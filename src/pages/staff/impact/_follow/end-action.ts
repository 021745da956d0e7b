import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { endAction, reopenAction } from '#lib/impact/actions/end.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { checkedText } from '../../../_checked-text.ts';
import type { OpenImpact } from '../_open-impact.ts';
import { sentences } from '../_refusals.ts';

const form = z.object({
  do: z.enum(['done', 'cancelled', 'reopened'], { error: 'Choose what became of the action' }),
  action: z.string().optional(),
  words: checkedText(z.string().max(600, { error: 'Shorten it to 600 characters or fewer' })).optional(),
});

type Ended = { done: string | null; errors: Mistakes };

/** Answers the buttons beside an action: it is done, cancelled with a reason, or open again. */
export async function answerEnd(
  { request, response }: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, id, now }: OpenImpact,
): Promise<Ended> {
  const read = await readForm(request, form);
  if (!read.ok)
    return (hasMistakes(response), { done: null, errors: { ending: Object.values(read.errors)[0]! } });
  const { do: what, words = null } = read.value;
  const about = { id, action: readId<'impact_action'>(read.value.action) };
  const outcome =
    what === 'reopened'
      ? await reopenAction(db, officer, about, now)
      : await endAction(db, officer, about, { ending: what, words }, now);
  if (outcome.ok) return { done: what, errors: {} };
  return (isRefused(response), { done: null, errors: { ending: sentences[outcome.reason] } });
}
