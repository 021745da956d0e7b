import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { type FoundSession, findSession } from '#lib/training/sessions/find.ts';
import { isInvited } from '#lib/training/sessions/invitation.ts';
import { tooMany } from '#lib/web/failure.ts';
import { readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, seeOther } from '#lib/web/respond.ts';

const codeForm = z.object({
  code: z.string({ error: 'Enter the code' }).max(40, { error: 'Enter the code' }),
});

/** A session to be shown, or the code to be asked for; `error` says what was wrong with the one before. */
export type Invited = { found: FoundSession; asks: null } | { found: null; asks: { error: string | null } };

/**
 * Opens the session that the address names. One by invitation needs its code, in the query or in a small form that
 * leads there; codes that are wrong are counted.
 *
 * @returns null where there is none, or one that nobody can book by themselves
 */
export async function invitedSession(Astro: AstroGlobal): Promise<Invited | Response | null> {
  const { db, now, limits, clientAddress, requestId } = Astro.locals;
  const found = await findSession(db, Astro.params['reference'] ?? '', now);
  if (!found || found.session.kind === 'whole_organisation') return null;
  const given = await codeGiven(Astro);
  if (isInvited(found.session, given)) {
    const here = withQuery(paths.session(found.session.reference), { code: found.session.invitationCode });
    return Astro.request.method === 'POST' ? seeOther(here) : { found, asks: null };
  }
  if (given === null && Astro.request.method !== 'POST') return { found: null, asks: { error: null } };
  const allowed = await limits.allow('invitation-code', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  hasMistakes(Astro.response);
  const error = given
    ? 'That is not the code. Look at your invitation again'
    : 'Enter the code of your invitation';
  return { found: null, asks: { error } };
}

async function codeGiven({ request, url }: AstroGlobal): Promise<string | null> {
  if (request.method !== 'POST') return url.searchParams.get('code');
  const form = await readForm(request, codeForm);
  return form.values.code || null;
}
