import type { AstroGlobal } from 'astro';
import { ukDay } from '#lib/dates.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { unreadSummaries } from '#lib/tension/summaries/acknowledge.ts';
import { forcesInWeek, listSummaries } from '#lib/tension/summaries/list.ts';
import { reportedIn } from '#lib/tension/summaries/reported.ts';
import { weekOf } from '#lib/tension/summaries/week.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** The summaries that are for this reader, and how far the week is in each of their forces; null when there is nothing for them. */
export async function openSummaries({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeSummaries(officer)) return null;
  const today = ukDay(now);
  const week = weekOf(today);
  const after = readId<'tension_summary'>(url.searchParams.get('after')) ?? undefined;
  const [areas, writes, approves] = await Promise.all([
    knownAreasFor(db, officer, 'seeSummaries', now),
    knownAreasFor(db, officer, 'writeSummary', now),
    knownAreasFor(db, officer, 'approveSummary', now),
  ]);
  const drafts = [...new Set([...writes, ...approves])];
  const [page, forces, unread] = await Promise.all([
    listSummaries(db, officer, { areas, drafts, after }, now),
    after ? [] : forcesInWeek(db, writes, { week, today }),
    after ? [] : unreadSummaries(db, officer, 10),
  ]);
  const weeks = await Promise.all(
    forces.map(async (force) => ({
      ...force,
      ...(await reportedIn(db, { areaId: force.areaId, week }, today)),
    })),
  );
  const next = page.hasMore ? withQuery(paths.staff.summaries, { after: page.rows.at(-1)!.id }) : undefined;
  const toApprove = page.rows.filter(
    ({ state, areaId, isOwn }) => state === 'waiting' && !isOwn && approves.includes(areaId),
  );
  return { officer, week, weeks, page, next, unread, toApprove };
}
export type OpenSummaries = NonNullable<Awaited<ReturnType<typeof openSummaries>>>;
