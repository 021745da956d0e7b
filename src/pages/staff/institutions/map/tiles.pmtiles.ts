import type { APIRoute } from 'astro';
import { openTiles } from '#lib/map/tiles.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { answerPart } from '#lib/web/part-of-file.ts';

/**
 * The operator's map tiles, a part at a time. Where somebody looks is nobody's business: no entry is written of it, and
 * the log of requests has the address alone, which is the same for every tile.
 */
export const GET: APIRoute = async ({ locals, request }) => {
  const path = locals.environment.mapTilesPath;
  const tiles = path && can.seeInstitutions(signedIn(locals)) ? await openTiles(path) : null;
  if (!tiles) return new Response(null, { status: 404 });
  try {
    return await answerPart(request, { ...tiles, type: 'application/vnd.pmtiles' });
  } finally {
    await tiles.close();
  }
};
