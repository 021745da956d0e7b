import type { IssueBlock, IssueItem, IssuePart } from '#db/schema/newsletter-issues.ts';
import { listPublicEvents } from '#lib/calendar/listing/list.ts';
import { publishedResources } from '#lib/campaigns/resources/public-list.ts';
import { listPublicCampaigns } from '#lib/campaigns/public.ts';
import { day, time } from '#lib/dates.ts';
import { listCourses } from '#lib/training/courses/list.ts';
import { paths } from '#lib/web/paths.ts';

type Hands = Pick<App.Locals, 'db' | 'now'>;
type Choice = IssueItem & { id: string };
/** What a part of each kind chooses from. */
export type Picks = Readonly<Record<Exclude<IssueBlock['kind'], 'text'>, readonly Choice[]>>;

/** Everything that may stand in a newsletter now: what is public, and to come. */
export async function picksFor({ db, now }: Hands): Promise<Picks> {
  const [events, courses, campaigns, resources] = await Promise.all([
    listPublicEvents(db, {} as Parameters<typeof listPublicEvents>[1], {}, now, 40),
    listCourses(db, now),
    listPublicCampaigns(db, now),
    publishedResources(db, now),
  ]);
  return {
    events: events.rows.filter(({ isCancelled }) => !isCancelled).map(eventChoice),
    courses: courses.filter(({ retiredAt }) => !retiredAt).map(courseChoice),
    campaigns: campaigns.filter(({ isOver }) => !isOver).map(campaignChoice),
    resources: resources.slice(0, 60).map(resourceChoice),
  };
}

const eventChoice = (one: Awaited<ReturnType<typeof listPublicEvents>>['rows'][number]): Choice => ({
  id: one.slug,
  title: one.title,
  meta: `${day(one.startsAt)}${one.allDay ? '' : `, ${time(one.startsAt)}`}, ${one.place ?? 'online'}`,
  words: one.summary,
  path: paths.event(one.slug),
});

const courseChoice = (one: Awaited<ReturnType<typeof listCourses>>[number]): Choice => ({
  id: one.slug,
  title: one.title,
  meta: `${one.durationMinutes} minutes`,
  words: one.audience,
  path: paths.course(one.slug),
});

const campaignChoice = ({
  slug,
  pages,
}: Awaited<ReturnType<typeof listPublicCampaigns>>[number]): Choice => ({
  id: slug,
  title: pages[0]?.title ?? slug,
  meta: 'Campaign',
  words: pages[0]?.lead ?? '',
  path: paths.campaign(slug),
});

const resourceChoice = ({ slug, title, summary, kind }: Awaited<ReturnType<typeof publishedResources>>[number]): Choice => ({
  id: slug,
  title,
  meta: kind.replace('_', ' ').replace(/^./, (sign) => sign.toUpperCase()),
  words: summary,
  path: paths.resource(slug),
});

/** The parts of an issue as they leave: what was chosen, as it stands now. What is no longer public is left out. */
export const partsOf = (blocks: readonly IssueBlock[], picks: Picks): IssuePart[] =>
  blocks.map((block) => {
    if (block.kind === 'text') return { text: block.markdown };
    const chosen = block.ids.flatMap((id) => picks[block.kind].filter((one) => one.id === id));
    return { heading: block.heading, items: chosen.map(({ id: _, ...item }) => item) };
  });
