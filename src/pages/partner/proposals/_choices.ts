import { publicAreas } from '#lib/areas/public-areas.ts';
import { knownEventTerms } from '#lib/calendar/events/terms.ts';
import { membershipsOf } from '#lib/partners/memberships/mine.ts';
import { actingPartner } from '../_signed-in.ts';

/** What the form of a proposal offers: organisations of whoever is signed in, words, and districts where we work. */
export async function proposalChoices(locals: App.Locals) {
  const { db, now } = locals;
  const actor = actingPartner(locals);
  const [memberships, terms, forces] = await Promise.all([
    membershipsOf(db, actor.id),
    knownEventTerms(db, now),
    publicAreas(db, now),
  ]);
  const option = ({ code, label }: { code: string; label: string }) => ({ value: code, text: label });
  return {
    organisations: memberships
      .filter(({ grantedAt }) => grantedAt)
      .map(({ institutionId, organisation }) => ({ value: institutionId as string, text: organisation })),
    // Boards, court dates and our own meetings are not for others to propose.
    types: terms.type.filter(({ usualVisibility }) => usualVisibility === 'public').map(option),
    audiences: terms.audience.map(option),
    districts: forces.map(({ name, districts }) => ({
      text: name,
      options: districts.map((one) => ({ value: one.slug, text: one.name })),
    })),
  };
}
export type ProposalChoices = Awaited<ReturnType<typeof proposalChoices>>;
