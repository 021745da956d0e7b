import type { AstroGlobal } from 'astro';
import { listPublicCampaigns } from '#lib/campaigns/public.ts';
import { frameCampaign, type FrameRefusal } from '#lib/campaigns/frame.ts';
import { type LinkableEvent, linkableTo } from '#lib/campaigns/linkable.ts';
import { day } from '#lib/dates.ts';
import { answerForm } from '#lib/web/answer.ts';
import { readId } from '#lib/web/read-id.ts';
import { frameForm } from './_frame-form.ts';
import type { OpenCampaign } from './_open-campaign.ts';
import { sentences } from './_words.ts';

const idsIn = <Kind extends string>(given: readonly string[]) =>
  given.flatMap((one) => readId<Kind>(one) ?? []);

/** What may belong to a campaign, for the boxes of its form: what belongs to it already can be taken out of it. */
async function choicesFor({ db, now, id }: OpenCampaign) {
  const [{ events, courses, resources }, others] = await Promise.all([
    linkableTo(db, id, now),
    listPublicCampaigns(db, now),
  ]);
  return {
    events: events.map((one) => ({ value: one.id as string, text: eventWords(one) })),
    courses: courses.map(({ id: value, title, isTaught }) => ({
      ...{ value: value as string, text: isTaught ? title : `${title} (not taught any more)` },
    })),
    resources: resources.map(({ id: value, title, isPublic }) => ({
      ...{ value: value as string, text: isPublic ? title : `${title} (not public just now)` },
    })),
    others: others
      .filter((one) => one.id !== id)
      .map((one) => ({ value: one.id as string, text: one.pages[0]?.title ?? one.slug })),
  };
}

const eventWords = ({ title, startsAt, isOver }: LinkableEvent): string =>
  title
    ? `${title}, ${day(startsAt)}${isOver ? ' (over)' : ''}`
    : `An event on ${day(startsAt)} that is not public now`;

const fieldOf: Readonly<Partial<Record<FrameRefusal, string>>> = {
  'short address taken': 'word',
  'no event there': 'eventAddress',
  'no material there': 'resourceAddress',
};

/** Answers the form of what stands round the words of a campaign. */
export async function answerFrame(page: Pick<AstroGlobal, 'request' | 'response'>, open: OpenCampaign) {
  const { db, officer, now, id, found } = open;
  const { campaign } = found;
  const choices = await choicesFor(open);
  const answer = await answerForm(
    page,
    frameForm,
    ({ sequence, word, followedBy, events, courses, resources, eventAddress, resourceAddress, ...rest }) =>
      frameCampaign(
        ...([db, officer, { id, sequence }] as const),
        {
          ...rest,
          word: word ?? null,
          followedBy: readId<'campaign'>(followedBy),
          events: idsIn<'event'>(events),
          courses: idsIn<'course'>(courses),
          resources: idsIn<'resource'>(resources),
          eventSlug: eventAddress ?? null,
          resourceSlug: resourceAddress ?? null,
        },
        now,
      ),
    (why) => ({ [fieldOf[why] ?? 'name']: sentences[why] }),
    {
      ...{ sequence: String(campaign.sequence), name: campaign.name, word: campaign.word ?? '' },
      ...{ audiences: campaign.audiences.flat(), followedBy: campaign.followedBy ?? '' },
      ...{ events: found.events, courses: found.courses, resources: found.resources },
    },
  );
  return { ...answer, choices };
}
