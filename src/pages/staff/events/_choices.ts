import type { AstroGlobal } from 'astro';
import type { SiteId } from '#db/schema/institutions.ts';
import { knownEventTerms } from '#lib/calendar/events/terms.ts';
import { type ChosenArea, listChosenAreas } from '#lib/institutions/area-choices.ts';
import { type InstitutionThere, institutionThere } from '#lib/institutions/contacts/institution-there.ts';
import { ownersFor } from '#lib/institutions/owners/choices.ts';
import { findSite } from '#lib/institutions/sites/list.ts';
import { listSites } from '#lib/institutions/sites/list.ts';
import { areasFor } from '#lib/officers/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';

/** What the form of an event offers: words, colleagues, districts, and the sites of the institution it is held with. */
export async function eventChoices(
  { db, now }: Pick<AstroGlobal['locals'], 'db' | 'now'>,
  officer: Officer,
  institution: InstitutionThere | null,
) {
  const areas = await areasFor(db, officer, 'manageEvents');
  const [terms, owners, places, sites] = await Promise.all([
    knownEventTerms(db, now),
    ownersFor(db, [], now),
    listChosenAreas(db, areas),
    institution ? listSites(db, institution.id) : [],
  ]);
  const today = ukDay(now);
  const me = { id: officer.id, name: `${officer.name} (you)` };
  return {
    terms,
    institution,
    officers: [me, ...owners.filter((one) => one.id !== officer.id)],
    districts: grouped(places, 'district'),
    neighbourhoods: grouped(places, 'neighbourhood'),
    sites: sites.filter(({ closedOn }) => !closedOn || Temporal.PlainDate.compare(closedOn, today) > 0),
  };
}

const grouped = (places: readonly ChosenArea[], kind: ChosenArea['kind']) =>
  [
    ...Map.groupBy(
      places.filter((one) => one.kind === kind),
      ({ above }) => above,
    ),
  ].map(([text, list]) => ({
    text,
    options: list.map(({ id, name }) => ({ value: id as string, text: name })),
  }));
export type EventChoices = Awaited<ReturnType<typeof eventChoices>>;

/** The institution of an event: whose site it is at, or else who holds it. */
export async function institutionOf(
  { db }: Pick<AstroGlobal['locals'], 'db'>,
  {
    siteOwnerId,
    organiserId,
  }: { siteOwnerId: InstitutionThere['id'] | null; organiserId: InstitutionThere['id'] | null },
): Promise<InstitutionThere | null> {
  return institutionThere(db, siteOwnerId ?? organiserId);
}

/** Whether a site belongs to an institution. */
export const hasSite = async (
  { db }: Pick<AstroGlobal['locals'], 'db'>,
  institution: InstitutionThere | null,
  id: SiteId | null,
): Promise<boolean> => institution !== null && (await findSite(db, institution.id, id)) !== null;
