import type { APIRoute } from 'astro';
import { findPublicEvent } from '#lib/calendar/listing/find.ts';
import { posterPdf } from '#lib/calendar/listing/print/poster.ts';
import { siteLine } from '#lib/ui/site.ts';
import { absolute, paths } from '#lib/web/paths.ts';

/** A public event on a sheet of A4, to be put up. Nobody is called to what is cancelled. */
export const GET: APIRoute = async ({ locals: { db, environment }, params }) => {
  const found = await findPublicEvent(db, params['slug'] ?? '');
  if (!found || found.event.cancelledAt) return new Response('There is no poster here.\n', { status: 404 });
  const { slug } = found.event;
  const address = absolute(environment.publicUrl, paths.event(slug));
  const file = await posterPdf(found, { team: siteLine, address });
  return new Response(Buffer.from(file), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${slug}.pdf"`,
      'Content-Length': String(file.byteLength),
    },
  });
};
