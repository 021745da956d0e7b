import { getCollection } from 'astro:content';
import type { Db } from '#db/client.ts';
import { publicAreas } from '#lib/areas/public-areas.ts';
import { eventSlugs } from '#lib/calendar/listing/addresses.ts';
import { listPublicCampaigns } from '#lib/campaigns/public.ts';
import { publishedResources } from '#lib/campaigns/resources/public-list.ts';
import { ukDay } from '#lib/dates.ts';
import { listSent } from '#lib/newsletters/issues/archive.ts';
import { listCourses } from '#lib/training/courses/catalogue.ts';
import { sessionReferences } from '#lib/training/sessions/addresses.ts';
import { paths } from '#lib/web/paths.ts';
import type { SitePage } from '#lib/web/sitemap.ts';

const always = [
  ...[paths.home, paths.help, paths.helpSomeoneIKnow, paths.helpIWorkWithPeople, paths.report],
  ...[paths.hateCrime, '/guides', paths.campaigns, paths.resources, paths.events, paths.training],
  ...[paths.courses, paths.askForTraining, paths.areas, paths.newsletter, paths.newsletterIssues],
  ...[paths.contact, paths.complaints],
  ...[paths.certificates, paths.privacy, paths.accessibility, paths.cookies, paths.terms],
];

// More than a team sends in ten years.
const mostIssues = 1000;

/** Every page that the public can find without a link of their own. */
export async function sitePages(db: Db, now: Temporal.Instant): Promise<SitePage[]> {
  const guides = await getCollection('guides');
  const kept = [
    ...always.map((path) => ({ path })),
    ...guides.map(({ id, data }) => ({
      path: paths.guide(id),
      changedOn: Temporal.PlainDate.from(data.updatedOn),
    })),
  ];
  return [...kept, ...(await fromRooms(db, now))];
}

async function fromRooms(db: Db, now: Temporal.Instant): Promise<SitePage[]> {
  const [campaigns, resources, events, courses, sessions, forces, issues] = await Promise.all([
    listPublicCampaigns(db, now),
    publishedResources(db, now),
    eventSlugs(db, now),
    listCourses(db, now),
    sessionReferences(db, now),
    publicAreas(db, now),
    listSent(db, mostIssues),
  ]);
  return [
    ...campaigns.map(({ slug, changedAt }) => ({ path: paths.campaign(slug), changedOn: ukDay(changedAt) })),
    ...resources.map(({ slug }) => ({ path: paths.resource(slug) })),
    ...events.map((slug) => ({ path: paths.event(slug) })),
    ...courses.map(({ slug }) => ({ path: paths.course(slug) })),
    ...sessions.map((reference) => ({ path: paths.session(reference) })),
    ...forces.flatMap((force) => [force, ...force.districts]).map(({ slug }) => ({ path: paths.area(slug) })),
    ...issues.map(({ slug, sentAt }) => ({ path: paths.newsletterIssue(slug), changedOn: ukDay(sentAt) })),
  ];
}
