import type { APIRoute } from 'astro';
import { campaignOfWord } from '#lib/campaigns/public.ts';
import { problem } from '#lib/web/failure.ts';
import { paths } from '#lib/web/paths.ts';

/** A short address, as it is printed and read out; it may lead elsewhere one day, so nothing remembers it. */
export const GET: APIRoute = async ({ locals: { db, requestId }, params }) => {
  const slug = await campaignOfWord(db, params['word'] ?? '');
  if (!slug) return problem(404, requestId);
  return new Response(null, {
    status: 302,
    headers: { Location: paths.campaign(slug), 'Cache-Control': 'no-store' },
  });
};
