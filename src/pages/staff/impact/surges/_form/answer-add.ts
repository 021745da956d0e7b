import type { AstroGlobal } from 'astro';
import { addCall } from '#lib/impact/surge/arrange.ts';
import { ukDay } from '#lib/dates.ts';
import { placesToRing } from '#lib/institutions/to-reassure.ts';
import { isRefused } from '#lib/web/respond.ts';
import { namedInstitution, suggestedFor } from '../../../institutions/_choose/choose.ts';
import { type OpenSurge, surgeDone } from '../_open-surge.ts';
import { sentences } from '../_page/refusals.ts';

/** Answers the page that adds an institution: looks for it by words, asks, and puts it at the end of the order. */
export async function answerAdd(Astro: AstroGlobal, { officer, place, db, now }: OpenSurge) {
  const named = await namedInstitution(Astro, officer, 'seeInstitutions');
  const [found] = named ? await placesToRing(db, [named.id], ukDay(now)) : [];
  const choice = await suggestedFor(Astro, officer, 'seeInstitutions');
  if (!found || Astro.request.method !== 'POST') return { found, choice, refusal: null };
  if (found.state !== 'open')
    return (isRefused(Astro.response), { found, choice, refusal: sentences['asked us to stay away'] });
  const because = `Added by hand, tier ${found.tier}`;
  const added = await addCall(db, officer, { surgeId: place.id, institutionId: found.id, because }, now);
  if (added.ok) return surgeDone(place.id, 'added', added.value);
  return (isRefused(Astro.response), { found, choice, refusal: sentences[added.reason] });
}
