import type { APIRoute } from 'astro';
import { suggestInstitutions } from '#lib/institutions/suggest.ts';
import { tooMany } from '#lib/web/failure.ts';

/** Names of institutions for the booking form, while somebody types: public facts only. */
export const GET: APIRoute = async ({ locals, url }) => {
  const text = url.searchParams.get('q')?.trim().slice(0, 100) ?? '';
  if (text.length < 3) return Response.json([]);
  const allowed = await locals.limits.allow('organisation-search', locals.clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, locals.requestId);
  const found = await suggestInstitutions(locals.db, text);
  return Response.json(found.map(({ label, typeCode, postcode }) => ({ label, typeCode, postcode })));
};
