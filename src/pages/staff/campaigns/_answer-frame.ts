import type { AstroGlobal } from 'astro';
import { listPublicCampaigns } from '#lib/campaigns/public.ts';
import { frameCampaign } from '#lib/campaigns/frame.ts';
import { linkableEvents } from '#lib/campaigns/linked.ts';
import { day } from '#lib/dates.ts';
import { publishedResources } from '#lib/campaigns/resources/public-list.ts';
import { listCourses } from '#lib/training/courses/list.ts';
import { answerForm } from '#lib/web/answer.ts';
import { readId } from '#lib/web/read-id.ts';
import { frameForm } from './_frame-form.ts';
import type { OpenCampaign } from './_open-campaign.ts';
import { sentences } from './_words.ts';

const idsIn = <Kind extends string>(given: readonly string[]) =>
  given.flatMap((one) => readId<Kind>(one) ?? []);

// What is over, or not public just now, is not offered, and stays linked.
const notAmong = <Id>(offered: readonly { id: Id }[], linked: readonly Id[]): Id[] =>
  linked.filter((id) => !offered.some((one) => one.id === id));

/** What may belong to a campaign, for the boxes of its form. */
async function choicesFor({ db, now, id, found }: OpenCampaign) {
  const [events, allCourses, others, resources] = await Promise.all([
    linkableEvents(db, now),
    listCourses(db, now),
    listPublicCampaigns(db, now),
    publishedResources(db, now),
  ]);
  const courses = allCourses.filter(({ retiredAt }) => !retiredAt);
  // One box for a family: the page of the campaign says in which languages it is.
  const families = resources.filter(({ id: one, familyId }) => one === familyId);
  return {
    events: events.map((one) => ({ value: one.id as string, text: `${one.title}, ${day(one.startsAt)}` })),
    courses: courses.map((one) => ({ value: one.id as string, text: one.title })),
    resources: families.map((one) => ({ value: one.id as string, text: one.title })),
    kept: {
      events: notAmong(events, found.events),
      courses: notAmong(courses, found.courses),
      resources: notAmong(families, found.resources),
    },
    others: others
      .filter((one) => one.id !== id)
      .map((one) => ({ value: one.id as string, text: one.pages[0]?.title ?? one.slug })),
  };
}

/** Answers the form of what stands round the words of a campaign. */
export async function answerFrame(page: Pick<AstroGlobal, 'request' | 'response'>, open: OpenCampaign) {
  const { db, officer, now, id, found } = open;
  const { campaign } = found;
  const choices = await choicesFor(open);
  const answer = await answerForm(
    page,
    frameForm,
    ({ sequence, word, followedBy, events, courses, resources, ...rest }) =>
      frameCampaign(
        ...([db, officer, { id, sequence }] as const),
        {
          ...rest,
          word: word ?? null,
          followedBy: readId<'campaign'>(followedBy),
          events: [...idsIn<'event'>(events), ...choices.kept.events],
          courses: [...idsIn<'course'>(courses), ...choices.kept.courses],
          resources: [...idsIn<'resource'>(resources), ...choices.kept.resources],
        },
        now,
      ),
    (why) => ({ [why === 'short address taken' ? 'word' : 'name']: sentences[why] }),
    {
      ...{ sequence: String(campaign.sequence), name: campaign.name, word: campaign.word ?? '' },
      ...{ audiences: campaign.audiences.flat(), followedBy: campaign.followedBy ?? '' },
      ...{ events: found.events, courses: found.courses, resources: found.resources },
    },
  );
  return { ...answer, choices };
}
