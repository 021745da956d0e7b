import type { APIRoute } from 'astro';
import { can } from '#lib/officers/can.ts';
import { openMessage } from '../_open-outbox.ts';

// Mail needs inline styles. They live in this document alone, which runs nothing, loads nothing and is of no
// origin; only our own pages may frame it.
const policy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

export const GET: APIRoute = async (context) => {
  const open = await openMessage(context, can.readOutbox);
  if (!open) return new Response(null, { status: 404 });
  // Otherwise a link would open inside the frame, where our pages refuse to be shown.
  const html = open.letter.html.replace(/<head>/i, '<head><base target="_blank">');
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'X-Frame-Options': 'SAMEORIGIN',
      'Cache-Control': 'no-store',
    },
  });
};
