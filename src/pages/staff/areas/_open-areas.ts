import { knownStandings, listForces } from '#lib/areas/list.ts';
import { ukDay } from '#lib/dates.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { placesFor } from './_find-place.ts';

/** What the list of areas shows to whoever is signed in; null when it is not for them. */
export async function openAreas({ locals, url }: { locals: App.Locals; url: URL }) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeAreas(officer)) return null;
  const words = (url.searchParams.get('words') ?? '').replaceAll('\0', '').trim().slice(0, 100);
  const today = ukDay(now);
  const [mine, forces, standings] = await Promise.all([
    areasFor(db, officer, 'seeAreas'),
    listForces(db, words, today),
    knownStandings(db, now),
  ]);
  // A name of the register needs no looking for.
  const found = await placesFor(db, forces.length > 0 && !/\d/.test(words) ? '' : words, today);
  return { officer, words, forces, standings, mine: new Set(mine), ...found };
}
