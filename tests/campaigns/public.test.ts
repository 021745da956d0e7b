import { describe, expect } from 'vitest';
import { eq } from 'drizzle-orm';
import { campaign } from '#db/schema/campaigns.ts';
import { countLook, isPerson, looksOf } from '#lib/campaigns/counts.ts';
import { findCampaign } from '#lib/campaigns/find.ts';
import { frameCampaign } from '#lib/campaigns/frame.ts';
import {
  campaignOfWord,
  currentCampaign,
  findCard,
  findPublicCampaign,
  listPublicCampaigns,
} from '#lib/campaigns/public.ts';
import { publishDue } from '#lib/campaigns/publish-due.ts';
import { campaignPurge } from '#lib/campaigns/purge.ts';
import { makeCurrent, scheduleCampaign, withdrawCampaign } from '#lib/campaigns/schedule.ts';
import { ukDay } from '#lib/dates.ts';
import {
  aPublicCampaign,
  aScheduledCampaign,
  aText,
  aWaitingCampaign,
  cardFrame,
} from '../support/campaign-makers.ts';
import { it } from '../support/database.ts';
import { anOfficer, now } from '../support/makers.ts';

const days = (count: number) => now.add({ hours: 24 * count });

describe('the clock', () => {
  it('lets an approved campaign out at its moment, once, with a card, and no draft ever', async ({ db }) => {
    const author = await anOfficer(db, 'comms');
    await aWaitingCampaign(db, author);
    const id = await aScheduledCampaign(db, author, { publishAt: days(2), endsAt: days(9) });
    const { slug } = (await findCampaign(db, id, now))!.campaign;
    expect(await publishDue(db, cardFrame, days(1))).toMatchObject({ published: 0 });
    expect(await findPublicCampaign(db, slug, days(1))).toBeNull();
    expect(await publishDue(db, cardFrame, days(2))).toEqual({ published: 1, cards: 1, ended: 0 });
    expect(await publishDue(db, cardFrame, days(2))).toEqual({ published: 0, cards: 0, ended: 0 });
    const found = await findPublicCampaign(db, slug, days(3));
    expect(found).toMatchObject({ isOver: false, pages: [{ language: 'en', title: aText.title }] });
    const card = await findCard(db, found!.pages[0]!.card!);
    expect([...card!.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
    expect((await findPublicCampaign(db, slug, days(9)))?.isOver).toBe(true);
  });

  it('takes a campaign that is over from the home page', async ({ db }) => {
    const author = await anOfficer(db, 'comms');
    const id = await aPublicCampaign(db, author, { endsAt: days(3) });
    await makeCurrent(db, author, { id }, now);
    expect((await currentCampaign(db, now))?.id).toBe(id);
    expect(await currentCampaign(db, days(3))).toBeNull();
    expect(await publishDue(db, cardFrame, days(3))).toMatchObject({ ended: 1 });
    expect((await findCampaign(db, id, now))?.campaign.isCurrent).toBe(false);
  });
});

describe('the home page', () => {
  it('shows one campaign, the last that was chosen, and never one that is not out', async ({ db }) => {
    const author = await anOfficer(db, 'comms');
    const [one, other] = [await aPublicCampaign(db, author), await aPublicCampaign(db, author)];
    const draft = await aWaitingCampaign(db, author);
    for (const id of [one, other]) expect((await makeCurrent(db, author, { id }, now)).ok).toBe(true);
    expect((await currentCampaign(db, now))?.id).toBe(other);
    expect(await makeCurrent(db, author, { id: draft }, now)).toMatchObject({ reason: 'not out' });
    await withdrawCampaign(db, author, { id: other }, { reason: 'A number was wrong' }, now);
    expect(await currentCampaign(db, now)).toBeNull();
    const listed = await listPublicCampaigns(db, now);
    expect(listed.map(({ id }) => id)).toEqual([one]);
    // A list of campaigns in sixteen languages is not read with all that they say.
    expect(listed[0]!.pages[0]).not.toHaveProperty('body');
  });
});

describe('a campaign round its words', () => {
  const frame = {
    name: 'Talk',
    audiences: [],
    followedBy: null,
    events: [],
    courses: [],
    resources: [],
    eventSlug: null,
    resourceSlug: null,
  } as const;

  it('has a short address that no other has', async ({ db }) => {
    const author = await anOfficer(db, 'comms');
    const [one, other] = [await aPublicCampaign(db, author), await aPublicCampaign(db, author)];
    const at = async (id: typeof one) => ({
      id,
      sequence: (await findCampaign(db, id, now))!.campaign.sequence,
    });
    const stale = await at(one);
    expect((await frameCampaign(db, author, stale, { ...frame, word: 'talk' }, now)).ok).toBe(true);
    expect(await frameCampaign(db, author, stale, { ...frame, word: 'talk' }, now)).toMatchObject({
      reason: 'changed meanwhile',
    });
    const taken = await frameCampaign(db, author, await at(other), { ...frame, word: 'talk' }, now);
    expect(taken).toMatchObject({ reason: 'short address taken' });
    expect(await campaignOfWord(db, 'TALK')).toBe((await findCampaign(db, one, now))?.campaign.slug);
    expect(await campaignOfWord(db, 'other')).toBeNull();
  });

  it('cannot end before it begins', async ({ db }) => {
    const author = await anOfficer(db, 'comms');
    const id = await aScheduledCampaign(db, author, { publishAt: days(2) });
    const { sequence } = (await findCampaign(db, id, now))!.campaign;
    const times = { publishAt: days(4), endsAt: days(3) };
    expect(await scheduleCampaign(db, author, { id, sequence }, times, now)).toMatchObject({
      reason: 'ends before it begins',
    });
  });
});

describe('counts', () => {
  it('are of pages, days and languages, and of nobody', async ({ db }) => {
    const id = await aPublicCampaign(db, await anOfficer(db, 'comms'));
    for (const language of ['en', 'en', 'ur'] as const)
      await countLook(db, { campaignId: id, language }, now);
    await countLook(db, { campaignId: id, language: 'en' }, days(7));
    const looks = await looksOf(db, id, days(7), 2);
    expect(looks.total).toBe(4);
    expect(looks.byLanguage).toEqual([
      { language: 'en', looks: 3 },
      { language: 'ur', looks: 1 },
    ]);
    expect(looks.byWeek.map((week) => week.looks)).toEqual([3, 1]);
  });

  it('leave robots out', () => {
    expect(isPerson('Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0')).toBe(true);
    for (const robot of ['Googlebot/2.1', 'curl/8.5', 'facebookexternalhit preview', '', null])
      expect(isPerson(robot)).toBe(false);
  });
});

describe('after six years', () => {
  it('a campaign that ended goes with all it said, and one without an end stays', async ({ db }) => {
    const author = await anOfficer(db, 'comms');
    const gone = await aPublicCampaign(db, author, { endsAt: days(3) });
    const stays = await aPublicCampaign(db, author);
    await countLook(db, { campaignId: gone, language: 'en' }, now);
    const due = { before: days(4), today: ukDay(days(4)), now: days(4), most: 10 };
    expect(await campaignPurge.erase(db, due)).toEqual([gone]);
    expect(await db.$count(campaign, eq(campaign.id, stays))).toBe(1);
  });
});
