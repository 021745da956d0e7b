import type { ImpactType } from '#db/schema/impact-terms.ts';
import type { SurgeKind } from '#db/schema/surges.ts';
import type { Officer } from '#lib/actor.ts';
import { findSurge, type FoundSurge } from '#lib/impact/surge/find.ts';
import { placeOfSurge } from '#lib/impact/surge/place.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { readId } from '#lib/web/read-id.ts';

const types: Readonly<Record<SurgeKind, ImpactType>> = {
  incident: 'incident',
  arrest_or_warrant: 'arrest_or_warrant',
  protest_or_event: 'protest_or_event',
  trial_or_inquest: 'trial_or_inquest',
  national_or_international_event: 'wider_event',
  policy_change: 'policy_change',
};

/** The surge that the address names, where this officer may work on it and it has no assessment yet; else null. */
export async function surgeAsked(
  { db, now }: Pick<App.Locals, 'db' | 'now'>,
  officer: Officer,
  { searchParams }: URL,
) {
  const place = await placeOfSurge(db, readId<'surge'>(searchParams.get('surge') ?? ''), now);
  if (!place || !can.seeSurge(officer)) return null;
  const ways = await Promise.all(place.areaIds.map((id) => knownAreaPath(db, id, now)));
  if (!ways.some((path) => can.workSurge(officer, path))) return null;
  const found = await findSurge(db, officer, { id: place.id }, now);
  return found && !found.surge.impactAssessmentId ? { id: place.id, found } : null;
}
type Asked = { found: FoundSurge } | null;

/** What the form begins with: the words of a surge that are public already, or the area that the address names. */
export function begunFrom(asked: Asked, { searchParams }: URL): Record<string, string> {
  if (!asked) return { area: searchParams.get('area')?.slice(0, 100) ?? '' };
  const { surge, areas } = asked.found;
  const [first, ...others] = areas;
  return {
    ...{ area: first?.slug ?? '', type: types[surge.kind], name: surge.title },
    whatHappened: `${surge.publicWords}\n(Published by: ${surge.publishedBy})`,
    ...Object.fromEntries(others.slice(0, 6).map(({ slug }, index) => [`other-${index + 1}`, slug])),
  };
}
