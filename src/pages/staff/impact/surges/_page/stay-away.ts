import { areasWithin } from '#lib/calendar/entries/areas-within.ts';
import { ukDay } from '#lib/dates.ts';
import { placesToKnow } from '#lib/institutions/to-know.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';
import type { OpenSurge } from '../_open-surge.ts';
import type { Sheet } from './sheet.ts';

/** Who in the areas of a surge asked us to stay away, by name alone, as far as the reader may know of them. */
export async function stayAwayOf({ db, officer, now }: OpenSurge, { areas, away }: Sheet) {
  const [theirs, ...within] = await Promise.all([
    knownAreasFor(db, officer, 'seeInstitutions', now),
    ...areas.map(({ slug }) => areasWithin(db, slug)),
  ]);
  const here = within.flatMap((one) => [...one]).filter((id) => theirs.includes(id));
  const known = await placesToKnow(db, { areas: here, today: ukDay(now) }, 0);
  const shown = new Set(away.map(({ place }) => place.name));
  return { names: known.stayAway.filter((name) => !shown.has(name)), isMore: known.moreStayAway };
}
