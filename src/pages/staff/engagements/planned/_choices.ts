import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { type Terms, knownTerms } from '#lib/engagement/terms.ts';
import type { InstitutionThere } from '#lib/institutions/contacts/institution-there.ts';
import { type Colleague, ownersFor } from '#lib/institutions/owners/choices.ts';
import { type ListedSite, listSites } from '#lib/institutions/sites/list.ts';

export type PlanChoices = {
  terms: Terms;
  officers: readonly Colleague[];
  sites: readonly ListedSite[];
};

/** What the form of a plan offers: words, the colleagues who work there, and the sites in use. */
export async function planChoices(
  { db, now }: Pick<App.Locals, 'db' | 'now'>,
  officer: Officer,
  { id, districtId }: Pick<InstitutionThere, 'id' | 'districtId'>,
): Promise<PlanChoices> {
  const [terms, owners, sites] = await Promise.all([
    knownTerms(db, now),
    ownersFor(db, districtId ? [districtId] : [], now),
    listSites(db, id),
  ]);
  const me = { id: officer.id, name: `${officer.name} (you)` };
  const today = ukDay(now);
  return {
    terms,
    officers: [me, ...owners.filter((one) => one.id !== officer.id)],
    sites: sites.filter(({ closedOn }) => !closedOn || Temporal.PlainDate.compare(closedOn, today) > 0),
  };
}

/** The words of a closed list, under the one that chooses none of them. */
export const termOptions = (list: Terms[keyof Terms], first: string) => [
  { value: '', text: first },
  ...list.map(({ code, label }) => ({ value: code, text: label })),
];

/** The sites, under the one that says none. */
export const placeOptions = (sites: PlanChoices['sites']) => [
  { value: '', text: 'Not said' },
  ...sites.map(({ id, name, town }) => ({ value: id as string, text: `${name}, ${town}` })),
];
