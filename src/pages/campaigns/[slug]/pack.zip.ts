import type { APIRoute } from 'astro';
import { isPerson } from '#lib/campaigns/counts.ts';
import { countPack } from '#lib/campaigns/pack.ts';
import { findPublicCampaign } from '#lib/campaigns/public.ts';
import { zipInPieces } from '#lib/files/zip.ts';
import { isKnown } from '#lib/web/known-tag.ts';
import { longAnswer } from '#lib/web/long-body.ts';
import { materialFor } from '../_material.ts';

/** All that is published of a campaign in one file, put together while it is sent. */
export const GET: APIRoute = async ({ locals, params, request }) => {
  const { db, now } = locals;
  const found = await findPublicCampaign(db, params['slug'] ?? '', now);
  if (!found) return new Response(null, { status: 404 });
  const { pack } = await materialFor({ locals }, found);
  if (!pack) return new Response(null, { status: 404 });
  const headers = {
    // Asked again each time, and sent again only when something in it changed.
    ...{ ETag: pack.etag, 'Cache-Control': 'public, no-cache', 'X-Robots-Tag': 'noindex' },
    ...{ 'Content-Type': 'application/zip' },
    'Content-Disposition': `attachment; filename="${found.slug}.zip"`,
  };
  if (isKnown(request.headers.get('if-none-match'), pack.etag))
    return new Response(null, { status: 304, headers });
  if (request.method === 'GET' && isPerson(request.headers.get('user-agent')))
    await countPack(db, found.id, now);
  return longAnswer(locals, { headers, size: pack.size, pieces: zipInPieces(pack.files, found.changedAt) });
};
