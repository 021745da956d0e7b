import type { APIRoute } from 'astro';
import { findByKey } from '#lib/newsletters/subscribers/by-key.ts';
import { endSubscription } from '#lib/newsletters/subscribers/change.ts';
import { problem, tooMany } from '#lib/web/failure.ts';
import { paths } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';

/**
 * RFC 8058: a mail program stops newsletters for its user by this one POST, without a page, a cookie or an Origin of
 * ours. Whoever asks learns nothing: an address that stopped before gets the same answer.
 */
export const POST: APIRoute = async ({ locals, params, request }) => {
  const { db, now, limits, clientAddress, requestId } = locals;
  const allowed = await limits.allow('newsletter-one-click', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  const said = (await request.text().catch(() => '')).slice(0, 2000);
  // As a form of either kind.
  if (!/List-Unsubscribe(=|"\s*\r?\n\r?\n)One-Click/i.test(said)) return problem(400, requestId);
  const found = await findByKey(db, params['key'] ?? '', now);
  if (!found) return problem(404, requestId);
  await endSubscription(db, { kind: 'public', requestId }, found.row.id, 'one_click', now);
  return new Response('You are unsubscribed.\n', {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
};

/** Somebody who opens the address in a browser gets the page with the button: looking changes nothing. */
export const GET: APIRoute = ({ params }) => seeOther(paths.unsubscribe(params['key'] ?? ''));
