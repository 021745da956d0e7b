import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { discardDraft } from '#lib/engagement/drafts/discard.ts';
import { findDraft } from '#lib/engagement/drafts/find.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';

/** The page that throws a draft away: the draft, or null where it is gone; or the way on once it was thrown away. */
export async function answerDiscard({ locals, request, url }: AstroGlobal, officer: Officer) {
  const draft = await findDraft(locals.db, officer, readId<'draft'>(url.searchParams.get('draft')));
  if (request.method !== 'POST' || !draft) return draft;
  await discardDraft(locals.db, officer, draft.id);
  return seeOther(withQuery(paths.staff.newEngagement, { done: 'discarded' }));
}
