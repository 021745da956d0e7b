import type { APIContext } from 'astro';
import type { CampaignLanguage } from '#db/schema/campaign-terms.ts';
import { countLook, isPerson } from '#lib/campaigns/counts.ts';
import { readLanguage } from '#lib/campaigns/languages.ts';
import { findPublicCampaign } from '#lib/campaigns/public.ts';
import { lastDay } from '#lib/campaigns/state.ts';
import { date } from '#lib/dates.ts';
import { paths, withQuery } from '#lib/web/paths.ts';

type Page = Pick<APIContext, 'locals' | 'params' | 'url' | 'request'>;

/** The campaign that the address names, in the language that it asks for; null where none is out. Counts the look. */
export async function openPublic({ locals, params, url, request }: Page) {
  const { db, now } = locals;
  const found = await findPublicCampaign(db, params['slug'] ?? '', now);
  const asked = readLanguage(url.searchParams.get('lang'));
  const page = found?.pages.find(({ language }) => language === asked) ?? found?.pages[0];
  if (!found || !page) return null;
  const isLook = request.method === 'GET' && !request.headers.get('sec-purpose')?.includes('prefetch');
  if (isLook && isPerson(request.headers.get('user-agent')))
    await countLook(db, { campaignId: found.id, language: page.language }, now);
  const href = (language: CampaignLanguage) =>
    withQuery(paths.campaign(found.slug), { lang: language === found.pages[0]?.language ? null : language });
  return { found, page, dates: datesOf(found), href };
}
export type OpenPublic = NonNullable<Awaited<ReturnType<typeof openPublic>>>;

/** "9 November 2026 to 18 December 2026" */
export const datesOf = ({
  beganAt,
  endsAt,
}: {
  beganAt: Temporal.Instant;
  endsAt: Temporal.Instant | null;
}): string => (endsAt ? `${date(beganAt)} to ${date(lastDay(endsAt))}` : `Since ${date(beganAt)}`);
