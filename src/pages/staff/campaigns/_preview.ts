import type { CampaignLanguage } from '#db/schema/campaign-terms.ts';
import { readLanguage } from '#lib/campaigns/languages.ts';
import { linkedTo } from '#lib/campaigns/linked.ts';
import { shownPictures } from '#lib/campaigns/pictures.ts';
import type { PublicPage } from '#lib/campaigns/public.ts';
import { isOver } from '#lib/campaigns/state.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { datesOf } from '../../campaigns/_open.ts';
import type { OpenCampaign } from './_open-campaign.ts';

/** A version as the public will read it: the one that the address asks for, or the newest; null while it has no page. */
export function previewOf({ id, found, now }: OpenCampaign, query: URLSearchParams) {
  const { versions, campaign, out } = found;
  const asked = versions.find(({ version }) => String(version.version) === query.get('version'));
  const shown = asked ?? versions[0];
  const pages: PublicPage[] = (shown?.pages ?? []).map(({ page: { language, title, lead, body } }) => ({
    ...{ language, title, lead, body },
    card: null,
  }));
  const language = readLanguage(query.get('lang'));
  const page = pages.find((one) => one.language === language) ?? pages[0];
  if (!shown || !page) return null;
  const { version } = shown;
  const href = (lang: CampaignLanguage) =>
    withQuery(paths.staff.previewCampaign(id), { lang, version: asked && version.version });
  const beganAt = out?.version.publishedAt ?? version.publishAt ?? now;
  const ended = isOver(campaign, now) ? { endsAt: campaign.endsAt, next: null } : null;
  return { page, pages, href, version, ended, dates: datesOf({ beganAt, endsAt: campaign.endsAt }) };
}

/** What stands in and round its words. */
export async function roundIt({ db, id, now }: OpenCampaign) {
  const [pictures, linked] = await Promise.all([shownPictures(db, id), linkedTo(db, id, now)]);
  return { pictures, linked };
}
