import type { APIRoute } from 'astro';
import { publishFile } from '#lib/ics/publish.ts';
import { senderOf } from '#lib/mail/letter.ts';
import { eventOf } from '#lib/training/requests/invites.ts';
import { siteLine } from '#lib/ui/site.ts';
import { absolute, paths } from '#lib/web/paths.ts';
import { openRequest } from '../_open.ts';

/** The arranged training as a file for any diary. It holds no private link, since such files are passed on. */
export const GET: APIRoute = async ({ locals, params }) => {
  const opened = await openRequest({ locals, params });
  const facts = opened?.found.facts;
  if (!opened || !facts || opened.found.request.state !== 'confirmed')
    return new Response('There is nothing to put into a calendar.\n', { status: 404 });
  const { environment, now } = locals;
  const { request, course } = opened.found;
  const organiser = senderOf(environment.mailFrom, siteLine);
  const file = publishFile({
    events: [{ ...eventOf(request, facts, now), organiser }],
    pageUrl: absolute(environment.publicUrl, paths.course(course.slug)),
  });
  return new Response(file, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': `attachment; filename="${request.reference}.ics"`,
    },
  });
};
