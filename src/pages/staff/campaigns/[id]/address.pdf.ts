import type { APIRoute } from 'astro';
import { addressPdf } from '#lib/campaigns/address-file.ts';
import { absolute } from '#lib/web/paths.ts';
import { addressOf } from '../_address.ts';
import { openCampaign } from '../_open-campaign.ts';

/** The address of a campaign and its code on a sheet, for whoever makes posters. */
export const GET: APIRoute = async (context) => {
  const open = await openCampaign(context, 'seeCampaigns');
  if (!open) return new Response(null, { status: 404 });
  const { campaign, out, draft, next } = open.found;
  const title = (out ?? next ?? draft)?.pages[0]?.page.title ?? campaign.name;
  const address = absolute(context.locals.environment.publicUrl, addressOf(campaign));
  const file = await addressPdf({ title, address });
  return new Response(Buffer.from(file), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${campaign.slug}-code.pdf"`,
      'Content-Length': String(file.byteLength),
    },
  });
};
