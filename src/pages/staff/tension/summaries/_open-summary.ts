import type { APIContext } from 'astro';
import type { Sharing, SummaryId } from '#db/schema/tension-summaries.ts';
import { knownAreaPath, isInSight } from '#lib/officers/areas.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { theScale } from '#lib/tension/levels/scale.ts';
import { findSummary, type FoundSummary, placeOfSummary } from '#lib/tension/summaries/find.ts';
import type { SummaryState } from '#lib/tension/summaries/list.ts';
import { weekWords } from '#lib/tension/summaries/week.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';

type Page = Pick<APIContext, 'locals' | 'params' | 'url'>;

/**
 * The summary that the address names, as the output that it names, if whoever is signed in may do a thing there. All
 * of it takes the ability in the whole force; what is shared is read wherever the force is in sight. A draft is there
 * only for those who write or approve. Null when it is not there, or not for them: both look the same.
 */
export async function openSummary(
  { locals, params, url }: Page,
  ability: Ability,
  how: 'consult' | 'disclose' = 'consult',
) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can[ability](officer)) return null;
  const place = await placeOfSummary(db, readId<'tension_summary'>(params['id']));
  if (!place) return null;
  const path = await knownAreaPath(db, place.areaId, now);
  const may = {
    write: can.writeSummary(officer, path),
    approve: can.approveSummary(officer, path),
    readAll: can.seeSummaries(officer, path),
  };
  const output: Sharing = url.searchParams.get('output') === 'shareable' ? 'shareable' : 'restricted';
  const isShared = ability === 'seeSummaries' && output === 'shareable';
  const isTheirs =
    can[ability](officer, path) || (isShared && (await isInSight(db, officer, ability, place.areaId, now)));
  if (!isTheirs || (!place.approvedAt && !may.write && !may.approve)) return null;
  const found = await findSummary(db, officer, { id: place.id, output, how }, now);
  if (!found) return null;
  const { summary } = found;
  const seen = { id: place.id, sequence: summary.sequence };
  const title = `Community Tension Summary: ${found.area.name}`;
  const trail = [
    { href: paths.staff.summaries, text: 'Weekly summary' },
    { href: paths.staff.summary(place.id), text: weekWords(summary.week) },
  ];
  const scale = await theScale(db, now);
  return { officer, db, now, found, seen, path, may, output, scale, title, trail, state: stateOf(summary) };
}
export type OpenSummary = NonNullable<Awaited<ReturnType<typeof openSummary>>>;

type Standing = FoundSummary['summary'];
function stateOf({ replacedAt, approvedAt, askedAt, sentBackWords }: Standing): SummaryState {
  if (replacedAt) return 'replaced';
  if (approvedAt) return 'stands';
  if (askedAt) return 'waiting';
  return sentBackWords ? 'sent back' : 'draft';
}

/** The page of a summary, with what was done to it. */
export const summaryDone = (id: SummaryId, done: string): Response =>
  seeOther(withQuery(paths.staff.summary(id), { done }));
