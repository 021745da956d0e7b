import type { AstroGlobal } from 'astro';
import type { AreaId } from '#db/schema/areas.ts';
import type { EngagementId } from '#db/schema/engagements.ts';
import type { Officer } from '#lib/actor.ts';
import { askedInEngagement, placeOfEngagement } from '#lib/engagement/promises/from-engagement.ts';
import { institutionThere, type InstitutionThere } from '#lib/institutions/contacts/institution-there.ts';
import { areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { readId } from '#lib/web/read-id.ts';
import { mayIn } from '../institutions/_open-institution.ts';
import { namedInstitution } from '../institutions/_choose/choose.ts';

type Page = Pick<AstroGlobal, 'locals' | 'url'>;

/** To whom a promise is made, and where it came from; the area is chosen in the form where it is not known. */
export type Origin = {
  institution: InstitutionThere | null;
  areaId: AreaId | null;
  engagement: { id: EngagementId; askedOfUs: string | null; happenedAt: Temporal.Instant } | null;
};

/**
 * What the address says of a promise to be made: `?engagement=` in which it was made, `?institution=`, or `?to=area`
 * for people who belong to none. Null while nothing is said, or where what is named is not for this officer.
 */
export async function originOf(page: Page, officer: Officer): Promise<Origin | null> {
  const query = page.url.searchParams;
  const from = await placeOfEngagement(page.locals.db, readId<'engagement'>(query.get('engagement')));
  if (from && (await mayIn(page.locals, officer, can.keepPromises, from.areaId)))
    return fromEngagement(page, officer, from);
  const institution = await namedInstitution(page, officer, 'keepPromises');
  if (institution) return { institution, areaId: institution.districtId, engagement: null };
  return query.get('to') === 'area' ? { institution: null, areaId: null, engagement: null } : null;
}

type Place = NonNullable<Awaited<ReturnType<typeof placeOfEngagement>>>;

async function fromEngagement({ locals }: Page, officer: Officer, from: Place): Promise<Origin> {
  const { db, now } = locals;
  const asked = await askedInEngagement(db, officer, from.id, now);
  const institution = await institutionThere(db, from.institutionId);
  return { institution, areaId: from.areaId, engagement: asked && { id: from.id, ...asked } };
}

/** The districts and forces for which an officer may keep promises, as a form offers them. */
export async function areasToChoose({ locals: { db } }: Page, officer: Officer) {
  const choices = await areaChoices(db, await areasFor(db, officer, 'keepPromises'));
  return choices.filter(({ kind }) => kind === 'district' || kind === 'force' || kind === 'region');
}
