import type { APIContext } from 'astro';
import { diaryEntry } from '#lib/calendar/registrations/invites.ts';
import { publishFile } from '#lib/ics/publish.ts';
import { senderOf } from '#lib/mail/letter.ts';
import { siteLine } from '#lib/ui/site.ts';
import { eventPage } from '#lib/web/event-page.ts';
import { absolute } from '#lib/web/paths.ts';
import { openRegistration } from '../_open.ts';

/** The event as a file for any diary. It holds no private link, since such files are passed on. */
export async function GET({ locals, params }: APIContext): Promise<Response> {
  const opened = await openRegistration({ locals, params });
  const found = opened?.found;
  if (!found?.registration.placedAt || !opened?.isChangeable || found.event.postponedAt)
    return new Response('There is nothing to put into a calendar.\n', { status: 404 });
  const { environment, now } = locals;
  const organiser = senderOf(environment.mailFrom, siteLine);
  const file = publishFile({
    events: [{ ...diaryEntry(found.registration, found, now), organiser }],
    pageUrl: absolute(environment.publicUrl, eventPage(found.event)),
  });
  return new Response(file, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': `attachment; filename="${found.registration.reference}.ics"`,
    },
  });
}
