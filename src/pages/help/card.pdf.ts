import type { APIRoute } from 'astro';
import { helplineCards } from '#lib/calendar/listing/print/helpline-card.ts';
import { siteLine } from '#lib/ui/site.ts';
import { absolute, paths } from '#lib/web/paths.ts';

/** Cards with the number of the helpline, to cut out and hand on. */
export const GET: APIRoute = async ({ locals: { environment } }) => {
  const address = absolute(environment.publicUrl, paths.helpSomeoneIKnow);
  const file = await helplineCards({ team: siteLine, address });
  return new Response(Buffer.from(file), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'inline; filename="helpline-cards.pdf"',
      'Content-Length': String(file.byteLength),
      'Cache-Control': 'public, max-age=86400',
    },
  });
};
