import type { APIRoute } from 'astro';
import { can } from '#lib/officers/can.ts';
import { openMessage } from '../_open-outbox.ts';

export const GET: APIRoute = async (context) => {
  const open = await openMessage(context, can.readOutbox);
  const invite = open?.letter.invite;
  if (!invite) return new Response(null, { status: 404 });
  return new Response(invite.file, {
    headers: {
      'Content-Type': `text/calendar; charset=utf-8; method=${invite.method}`,
      'Content-Disposition': 'attachment; filename="invite.ics"',
      'Cache-Control': 'no-store',
    },
  });
};
