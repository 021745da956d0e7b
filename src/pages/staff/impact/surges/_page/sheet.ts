import { findSurge } from '#lib/impact/surge/find.ts';
import type { SurgeCall } from '#lib/impact/surge/calls.ts';
import { ukDay } from '#lib/dates.ts';
import { placesToRing, type PlaceToRing } from '#lib/institutions/to-reassure.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';
import type { OpenSurge } from '../_open-surge.ts';

/** A call with the institution as it stands now. */
export type Line = SurgeCall & { place: PlaceToRing };

/**
 * All that the page of a surge shows, put together from the rooms that know it, and read anew with each look: an
 * institution that asks us to stay away leaves the order at once. Null where there is no such surge.
 */
export async function sheetOf(
  { db, officer, now, place }: OpenSurge,
  how: 'consult' | 'disclose' = 'consult',
) {
  const found = await findSurge(db, officer, { id: place.id, how }, now);
  if (!found) return null;
  const ids = found.calls.map(({ institutionId }) => institutionId);
  const [places, areas] = await Promise.all([
    placesToRing(db, ids, ukDay(now)),
    knownAreasFor(db, officer, 'seeInstitutions', now),
  ]);
  const known = new Map(places.map((one) => [one.id, one]));
  const isTheirs = ({ districtId }: PlaceToRing) => districtId === null || areas.includes(districtId);
  const lines = found.calls.flatMap((call): Line[] => {
    const one = known.get(call.institutionId);
    return one && isTheirs(one) ? [{ ...call, place: one }] : [];
  });
  return { ...found, ...sorted(lines, officer.id), elsewhere: found.calls.length - lines.length };
}
export type Sheet = NonNullable<Awaited<ReturnType<typeof sheetOf>>>;

/** The lines by what is to be done with them; a number is a place in the whole order, whatever was reached before it. */
function sorted(all: readonly Line[], reader: string) {
  const standing = all.filter(({ removedAt }) => removedAt === null);
  const isAway = ({ place, state }: Line) => place.state !== 'open' && state !== 'reached';
  const inOrder = standing.filter((line) => !isAway(line));
  return {
    toRing: inOrder.filter(({ state }) => state !== 'reached'),
    reached: inOrder.filter(({ state }) => state === 'reached'),
    away: standing.filter(isAway),
    removed: all.filter(({ removedAt }) => removedAt !== null),
    mine: standing.find(({ claim }) => claim?.officerId === reader) ?? null,
    numbers: new Map(inOrder.map(({ id }, index) => [id, index + 1])),
  };
}
