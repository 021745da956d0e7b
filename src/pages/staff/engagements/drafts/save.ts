import type { APIRoute } from 'astro';
import { saveDraft } from '#lib/engagement/drafts/save.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { time } from '#lib/dates.ts';
import { draftForm } from '../_form/draft.ts';
import { isTooLarge, sentDraft, typedIn } from './_typed.ts';

/** Keeps what an open form holds, every few seconds; says when another device has gone on with it meanwhile. */
export const POST: APIRoute = async ({ locals, request }) => {
  const officer = signedIn(locals);
  if (!can.logEngagement(officer)) return new Response(null, { status: 404 });
  const read = sentDraft.safeParse(await request.json().catch(() => null));
  if (!read.success) return new Response(null, { status: 400 });
  const { typed: sent, ...rest } = read.data;
  const typed = typedIn(Object.entries(sent));
  if (isTooLarge(typed)) return new Response(null, { status: 413 });
  const outcome = await saveDraft(locals.db, officer, { ...rest, form: draftForm, typed }, locals.now);
  if (!outcome.ok) return Response.json({ reason: outcome.reason }, { status: 409 });
  return Response.json({ sequence: outcome.value.sequence, at: time(locals.now) });
};
