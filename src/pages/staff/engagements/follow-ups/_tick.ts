import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { placeOfEngagement } from '#lib/engagement/find.ts';
import { type PointId, tickFollowUp } from '#lib/engagement/tick-follow-up.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { readForm } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';
import { followUpFilter, followUpsPath } from './_filter.ts';

const form = z.object({
  do: z.enum(['done', 'open'], { error: 'Use one of the buttons' }),
  point: z.uuid({ error: 'Use one of the buttons' }),
  engagement: z.uuid({ error: 'Use one of the buttons' }),
});
type Page = Pick<AstroGlobal, 'request' | 'locals' | 'url'>;

/** Answers the buttons of the list: ticks a follow-up off, or takes that back. Null when nothing was pressed. */
export async function answerTick({ request, locals, url }: Page): Promise<Response | null> {
  if (request.method !== 'POST') return null;
  const filter = followUpFilter(url.searchParams);
  const read = await readForm(request, form);
  const { db, now } = locals;
  const officer = signedIn(locals);
  if (!can.logEngagement(officer)) return new Response(null, { status: 404 });
  if (!read.ok) return new Response(null, { status: 400 });
  const place = await placeOfEngagement(db, readId<'engagement'>(read.value.engagement));
  if (!place || !can.logEngagement(officer, await knownAreaPath(db, place.areaId, now)))
    return new Response(null, { status: 404 });
  const isDone = read.value.do === 'done';
  const about = { engagementId: place.id, pointId: read.value.point as PointId, isDone };
  const outcome = await tickFollowUp(db, officer, about, now);
  if (!outcome.ok) return new Response(null, { status: 404 });
  return seeOther(
    followUpsPath(filter, isDone ? { done: `${read.value.point}.${place.id}` } : { taken: '1' }),
  );
}
