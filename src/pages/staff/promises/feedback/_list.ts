import type { AstroGlobal } from 'astro';
import { countFeedback, listFeedback } from '#lib/engagement/feedback/list.ts';
import { feedbackStates, feedbackStateWords } from '#lib/engagement/feedback/state.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** What was written for the areas of whoever is signed in, in one state; null when it is not for them. */
export async function openList({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db } = locals;
  if (!can.seePromises(officer)) return null;
  const areas = await areasFor(db, officer, 'seePromises');
  const state = feedbackStates.find((one) => one === url.searchParams.get('state')) ?? 'waiting';
  const after = readId<'feedback'>(url.searchParams.get('after')) ?? undefined;
  const [page, waiting, back] = await Promise.all([
    listFeedback(db, { areas, state, after }),
    countFeedback(db, areas, 'waiting'),
    countFeedback(db, areas, 'sent_back'),
  ]);
  const counts = { waiting, sent_back: back, published: null, withdrawn: null };
  const at = (one: string, last?: string) => withQuery(paths.staff.feedback, { state: one, after: last });
  const tabs = feedbackStates.map((one) => ({
    href: at(one),
    text: counts[one] ? `${feedbackStateWords[one]} (${counts[one]})` : feedbackStateWords[one],
    isCurrent: one === state,
  }));
  const next = page.hasMore ? at(state, page.rows.at(-1)!.id) : undefined;
  return { officer, rows: page.rows, next, tabs, state };
}
