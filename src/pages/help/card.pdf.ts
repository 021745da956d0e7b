import type { APIRoute } from 'astro';
import { helplineCards } from '#lib/calendar/listing/print/helpline-card.ts';
import { hoursWords } from '#lib/enquiries/signposts/hours.ts';
import { publicSignposts } from '#lib/enquiries/signposts/public.ts';
import { siteLine } from '#lib/ui/site.ts';
import { absolute, paths } from '#lib/web/paths.ts';

/** Cards with the number of the helpline, to cut out and hand on. */
export const GET: APIRoute = async ({ locals: { db, now, environment } }) => {
  const address = absolute(environment.publicUrl, paths.helpSomeoneIKnow);
  const line = (await publicSignposts(db, now)).find(({ code }) => code === 'early-support')!;
  const { name, phone = '', hours } = line;
  const said = { name, phone, hours: hours ? hoursWords(hours) : 'Every day' };
  const file = await helplineCards({ team: siteLine, address, ...said });
  return new Response(Buffer.from(file), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'inline; filename="helpline-cards.pdf"',
      'Content-Length': String(file.byteLength),
      'Cache-Control': 'public, max-age=86400',
    },
  });
};
