import type { AstroGlobal } from 'astro';
import { clashesOf } from '#lib/training/requests/clashes.ts';
import { offerDates } from '#lib/training/requests/offer.ts';
import { type Trainer, trainersFor } from '#lib/training/requests/trainers.ts';
import { waitingStates } from '#lib/training/requests/words.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { filledOffer, offerForm, type OfferTyped, type Place, places, readOffer } from './_offer-form.ts';
import type { OpenRequest } from './_open-request.ts';
import { refusalWords } from './_refusals.ts';

export type OfferView = {
  values: OfferTyped;
  errors: Mistakes;
  trainers: readonly Trainer[];
  /** What stands in the diaries at those times already, by row. */
  clashes: Partial<Record<Place, string[]>>;
};

/** Answers the page that offers dates: shows what the organisation would like, or holds what was typed. */
export async function offerPage(Astro: AstroGlobal, open: OpenRequest): Promise<OfferView | Response> {
  const { db, officer, now, id, found, request } = open;
  const home = paths.staff.request(id);
  const trainers = await trainersFor(db, request.areaId, now);
  if (Astro.request.method !== 'POST') {
    if (!waitingStates.includes(request.state)) return seeOther(home);
    const values = filledOffer(found, officer.id, now);
    return { values, errors: {}, trainers, clashes: await clashesIn(open, values) };
  }
  const form = await readForm(Astro.request, offerForm);
  const { values } = form;
  const { slots, expiresAt, errors } = readOffer(values);
  if (!form.ok || !expiresAt || Object.keys(errors).length > 0) {
    hasMistakes(Astro.response);
    return { values, errors, trainers, clashes: await clashesIn(open, values) };
  }
  const { sequence, anyway } = form.value;
  const details = { sequence, expiresAt, dates: Object.values(slots), despiteClashes: anyway };
  const outcome = await offerDates(db, officer, id, details, now);
  if (outcome.ok) return seeOther(withQuery(home, { done: 'offered' }));
  isRefused(Astro.response);
  const field =
    outcome.reason === 'clash' ? 'anyway' : outcome.reason === 'held too long' ? 'until' : 'date1';
  const said = { [field]: refusalWords[outcome.reason] };
  return { values, errors: said, trainers, clashes: await clashesIn(open, values) };
}

async function clashesIn({ db, now }: OpenRequest, values: OfferTyped): Promise<OfferView['clashes']> {
  const { slots } = readOffer(values);
  const found: OfferView['clashes'] = {};
  for (const place of places) {
    const slot = slots[place];
    const words = slot ? await clashesOf(db, slot, now) : [];
    if (words.length > 0) found[place] = words;
  }
  return found;
}
