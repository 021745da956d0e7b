import type { AstroGlobal } from 'astro';
import { findPublicArea, type PublicArea } from '#lib/areas/public-areas.ts';
import { currentCampaign } from '#lib/campaigns/public.ts';
import { publishedResources } from '#lib/campaigns/resources/public-list.ts';
import { listPublicEvents } from '#lib/calendar/listing/list.ts';
import { publishedFeedback } from '#lib/engagement/feedback/list.ts';
import { metHere } from '#lib/engagement/met-here.ts';
import { listSessions } from '#lib/training/sessions/list.ts';
import { siteName } from '#lib/ui/site.ts';
import { absolute, paths } from '#lib/web/paths.ts';
import { organisation, structuredJson } from '#lib/web/structured.ts';
import { helpHere } from './_help-here.ts';

const shown = 4;

/** What the public reads of an area that we look after: nothing that leads to a person; null for any other. */
export async function openArea({ locals: { db, now, environment }, params }: AstroGlobal) {
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
    help: await helpHere({ db, now }, found.area),
    parts: partsOf(found.area.name),
    about: aboutArea(found.area, environment.publicUrl),
  };
}

const partsOf = (name: string): (readonly [id: string, words: string])[] => [
  ['training', 'Training'],
  ['events', 'What is on'],
  ['help', `Help in ${name}`],
  ['you-said-we-did', 'You said, we did'],
  ['team', 'Who does what'],
  ['reach', 'How to reach us'],
];

/** The team of an area as search engines read it: who works where, and nobody by name. */
const aboutArea = ({ slug, name, region }: PublicArea, publicUrl: URL): string =>
  structuredJson({
    ...organisation(siteName, publicUrl),
    url: absolute(publicUrl, paths.area(slug)),
    areaServed: {
      ...{ '@type': 'AdministrativeArea', name },
      ...(region && { containedInPlace: { '@type': 'AdministrativeArea', name: region } }),
    },
    contactPoint: {
      ...{ '@type': 'ContactPoint', contactType: 'enquiries', url: absolute(publicUrl, paths.contact) },
    },
  });
