import type { AstroGlobal } from 'astro';
import { findPublicArea } from '#lib/areas/public-areas.ts';
import { currentCampaign } from '#lib/campaigns/public.ts';
import { publishedResources } from '#lib/campaigns/resources/public-list.ts';
import { listPublicEvents } from '#lib/calendar/listing/list.ts';
import { publishedFeedback } from '#lib/engagement/feedback/list.ts';
import { metHere } from '#lib/engagement/met-here.ts';
import { listSessions } from '#lib/training/sessions/list.ts';

const shown = 4;

/** What the public reads of an area that we look after: nothing that leads to a person; null for any other. */
export async function openArea({ locals: { db, now }, params }: AstroGlobal) {
  const found = await findPublicArea(db, params['slug'] ?? '', now);
  if (!found) return null;
  const { slug } = found.area;
  const [sessions, events, met, told, campaign, resources] = await Promise.all([
    listSessions(db, { district: slug }, {}, now),
    listPublicEvents(db, { area: slug }, {}, now, shown),
    metHere(db, slug, now),
    publishedFeedback(db, slug, 1),
    currentCampaign(db, now),
    publishedResources(db, now),
  ]);
  return {
    ...found,
    sessions: { ...sessions, rows: sessions.rows.slice(0, shown) },
    events: events.rows,
    met,
    campaign,
    resources: resources.slice(0, shown),
    hasTold: told.length > 0,
  };
}
