import type { APIContext } from 'astro';
import { materialsOf } from '#lib/campaigns/materials.ts';
import { packOf } from '#lib/campaigns/pack.ts';
import type { PublicCampaign } from '#lib/campaigns/public.ts';
import { absolute, paths } from '#lib/web/paths.ts';

type Of = Pick<PublicCampaign, 'id' | 'slug' | 'pages'>;

/** What can be had of a campaign, piece by piece and in one file. */
export async function materialFor({ locals }: Pick<APIContext, 'locals'>, campaign: Of) {
  const { db, now, environment } = locals;
  const { id, slug, pages } = campaign;
  const materials = await materialsOf(db, id, now);
  const address = absolute(environment.publicUrl, paths.campaign(slug));
  return { materials, pack: packOf(db, pages[0]?.title ?? slug, address, materials) };
}
