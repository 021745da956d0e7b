import type { APIRoute } from 'astro';
import { openMap } from '../_map/open-map.ts';
import { readWindow, ringsIn, wholeWindow } from '../_map/window.ts';

/** What the map draws within a window of the earth: the same figures as its page, for the same reader. */
export const GET: APIRoute = async ({ locals, url }) => {
  const open = await openMap({ locals, url });
  if (!open) return new Response(null, { status: 404 });
  const window = url.searchParams.has('bbox') ? readWindow(url.searchParams) : wholeWindow;
  if (!window) return new Response('Say which part of the earth, and how near.\n', { status: 400 });
  return Response.json(await ringsIn(open, window), { headers: { 'Cache-Control': 'no-store' } });
};
