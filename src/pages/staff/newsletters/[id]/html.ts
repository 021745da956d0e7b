import type { APIRoute } from 'astro';
import { letterOf } from '../_letter.ts';
import { openIssue } from '../_open.ts';

// As with the outbox: a mail needs inline styles, which live in this document alone.
const policy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

export const GET: APIRoute = async (context) => {
  const open = await openIssue(context, 'seeNewsletters');
  if (!open) return new Response(null, { status: 404 });
  const { html } = await letterOf(context.locals, open);
  return new Response(html.replace(/<head>/i, '<head><base target="_blank">'), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'X-Frame-Options': 'SAMEORIGIN',
      'Cache-Control': 'no-store',
    },
  });
};
