import type { APIContext } from 'astro';
import { publishFile } from '#lib/ics/publish.ts';
import { senderOf } from '#lib/mail/letter.ts';
import { eventsFor } from '#lib/training/bookings/invites.ts';
import { siteLine } from '#lib/ui/site.ts';
import { absolute, paths } from '#lib/web/paths.ts';
import { openBooking } from './_open.ts';

/** The booking as a file for any diary. It holds no private link, since such files are passed on. */
export async function bookingFile({
  locals,
  params,
}: Pick<APIContext, 'locals' | 'params'>): Promise<Response> {
  const opened = await openBooking({ locals, params });
  if (!opened || opened.found.booking.cancelledAt || opened.found.places.length === 0)
    return new Response('There is nothing to put into a calendar.\n', { status: 404 });
  const { found } = opened;
  const { environment, now } = locals;
  const organiser = senderOf(environment.mailFrom, siteLine);
  const file = publishFile({
    events: eventsFor(found.booking, found, now).map((event) => ({ ...event, organiser })),
    pageUrl: absolute(environment.publicUrl, paths.session(found.session.reference)),
  });
  return new Response(file, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': `attachment; filename="${found.session.reference}.ics"`,
    },
  });
}
