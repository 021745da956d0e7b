import type { APIContext } from 'astro';
import type { CampaignId } from '#db/schema/campaigns.ts';
import { findCampaign, placeOfCampaign } from '#lib/campaigns/find.ts';
import { missingIn } from '#lib/campaigns/missing.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';

/** The campaign that the address names, if whoever is signed in may do a thing where it is run; null otherwise. */
export async function openCampaign(
  { locals, params }: Pick<APIContext, 'locals' | 'params'>,
  ability: Ability,
) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can[ability](officer)) return null;
  const place = await placeOfCampaign(db, readId<'campaign'>(params['id']));
  if (!place) return null;
  const path = await knownAreaPath(db, place.areaId, now);
  if (!can[ability](officer, path)) return null;
  const found = await findCampaign(db, place.id, now);
  if (!found) return null;
  const { draft, campaign } = found;
  const isOpen = campaign.withdrawnAt === null;
  const isTheirs = draft?.version.writers.includes(officer.id) ?? false;
  const may = {
    write: isOpen && can.writeCampaign(officer, path),
    approve: isOpen && !isTheirs && can.approveCampaign(officer, path),
    publish: isOpen && can.publishCampaign(officer, path),
  };
  const list = { href: paths.staff.campaigns, text: 'Campaigns' };
  const trail = [list, { href: paths.staff.campaign(place.id), text: campaign.name }];
  const missing = draft
    ? missingIn(
        draft.version,
        draft.pages.map(({ page }) => page),
      )
    : [];
  return { officer, db, now, id: place.id, path, found, may, isTheirs, trail, missing };
}
export type OpenCampaign = NonNullable<Awaited<ReturnType<typeof openCampaign>>>;

/** Which state of the draft a page shows; null where there is none. */
export const draftSeen = ({ id, found: { draft } }: OpenCampaign) =>
  draft && { id, version: draft.version.version, sequence: draft.version.sequence };

/** The page of a campaign, with what was done to it. */
export const campaignDone = (id: CampaignId, done: string): Response =>
  seeOther(withQuery(paths.staff.campaign(id), { done }));
