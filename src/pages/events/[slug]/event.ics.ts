import type { APIRoute } from 'astro';
import { diaryOf } from '#lib/calendar/listing/diary.ts';
import { findPublicEvent } from '#lib/calendar/listing/find.ts';
import { publishFile } from '#lib/ics/publish.ts';
import { senderOf } from '#lib/mail/letter.ts';
import { siteLine } from '#lib/ui/site.ts';
import { absolute, paths } from '#lib/web/paths.ts';

/** One event as a file for any diary. It holds no way to join online, since such files are passed on. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { db, environment } = locals;
  const found = await findPublicEvent(db, params['slug'] ?? '');
  if (!found || found.event.cancelledAt)
    return new Response('There is nothing to put into a calendar.\n', { status: 404 });
  const organiser = senderOf(environment.mailFrom, siteLine);
  const file = publishFile({
    events: [{ ...diaryOf(found), organiser }],
    pageUrl: absolute(environment.publicUrl, paths.event(found.event.slug)),
  });
  return new Response(file, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': `attachment; filename="${found.event.slug}.ics"`,
    },
  });
};
