import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { knownTerms } from '#lib/engagement/terms.ts';
import { listChosenAreas } from '#lib/institutions/area-choices.ts';
import { contactsAt } from '#lib/institutions/contacts/at-institution.ts';
import type { InstitutionThere } from '#lib/institutions/contacts/institution-there.ts';
import { ownersFor } from '#lib/institutions/owners/choices.ts';
import { areasFor, knownAreaPath } from '#lib/officers/areas.ts';
import { can, grantsFor } from '#lib/officers/can.ts';
import type { Locals } from './where.ts';

/** What the form offers: words, areas, colleagues, and who holds a role at the institution. */
export async function formChoices(
  { db, now }: Locals,
  officer: Officer,
  { institution, areaId }: { institution: InstitutionThere | null; areaId: AreaId | null },
) {
  const home = areaId ?? grantsFor(officer, 'logEngagement')[0]!.areaId;
  const path = institution?.districtId ? await knownAreaPath(db, institution.districtId, now) : undefined;
  const seesPeople = institution !== null && can.seeContacts(officer, path);
  const mine = await areasFor(db, officer, 'logEngagement');
  const [terms, areas, owners, people] = await Promise.all([
    knownTerms(db, now),
    listChosenAreas(db, mine),
    ownersFor(db, [home], now),
    seesPeople ? contactsAt(db, officer, { institutionId: institution.id }, now) : [],
  ]);
  const { id, name } = officer;
  const colleagues = [{ id, name }, ...owners.filter((one) => one.id !== id)];
  return { terms, areas, colleagues, people };
}
export type Choices = Awaited<ReturnType<typeof formChoices>>;
