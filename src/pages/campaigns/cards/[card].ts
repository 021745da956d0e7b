import type { APIRoute } from 'astro';
import { findCard } from '#lib/campaigns/public.ts';

/** The picture of a campaign for where its address is shared; its address is made of what it shows. */
export const GET: APIRoute = async ({ locals: { db }, params }) => {
  const hash = /^([0-9a-f]{64})\.png$/.exec(params['card'] ?? '')?.[1];
  const picture = hash ? await findCard(db, hash) : null;
  if (!picture) return new Response('There is no picture here.\n', { status: 404 });
  return new Response(Buffer.from(picture), {
    headers: {
      'Content-Type': 'image/png',
      'Content-Length': String(picture.byteLength),
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  });
};
