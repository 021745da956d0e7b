import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { type CampaignId, campaignVersion } from '#db/schema/campaigns.ts';
import { resourceVersion } from '#db/schema/resources.ts';
import { approveCampaign } from '#lib/campaigns/approve.ts';
import { findCampaign } from '#lib/campaigns/find.ts';
import { countPack, takenOf } from '#lib/campaigns/pack.ts';
import { findPublicCampaign } from '#lib/campaigns/public.ts';
import { publishDue } from '#lib/campaigns/publish-due.ts';
import { approveVersion } from '#lib/campaigns/resources/approve.ts';
import { editVersion } from '#lib/campaigns/resources/write.ts';
import { withdrawCampaign } from '#lib/campaigns/schedule.ts';
import { writePage } from '#lib/campaigns/write-page.ts';
import type { Outcome } from '#lib/outcome.ts';
import {
  aCampaign,
  aPublicCampaign,
  aScheduledCampaign,
  aText,
  aWaitingCampaign,
  cardFrame,
  seenDraft,
  seenPage,
  writeAll,
} from '../support/campaign-makers.ts';
import { it } from '../support/database.ts';
import { anOfficer, now } from '../support/makers.ts';
import { aPoster, aWaitingResource, seenResource } from '../support/resource-makers.ts';

const rounds = 5;
const told = (outcomes: readonly Outcome<unknown, string>[]) =>
  outcomes.map((one) => (one.ok ? 'done' : one.reason)).sort();
const versionOf = async (db: Db, id: CampaignId) =>
  (await db.select().from(campaignVersion).where(eq(campaignVersion.campaignId, id)))[0]!;
const later = now.add({ hours: 48 });

describe('two at once', () => {
  it('who save one page of a campaign: one is saved, the other is told', async ({ aConnection }) => {
    const [one, other] = [aConnection().db, aConnection().db];
    const [sofia, owen] = [await anOfficer(one, 'comms'), await anOfficer(one, 'comms')];
    for (let round = 0; round < rounds; round++) {
      const id = await aCampaign(one, sofia);
      await writeAll(one, sofia, id);
      const seen = await seenPage(one, id);
      const outcomes = await Promise.all([
        writePage(one, sofia, seen, { ...aText, title: 'Sofia wrote' }, now),
        writePage(other, owen, seen, { ...aText, title: 'Owen wrote' }, now),
      ]);
      expect(told(outcomes)).toEqual(['changed meanwhile', 'done']);
      const [page] = (await findCampaign(one, id, now))!.draft!.pages;
      expect(page!.page.title).toBe(outcomes[0].ok ? 'Sofia wrote' : 'Owen wrote');
    }
  });

  it('who write in two languages do not meet', async ({ aConnection }) => {
    const [one, other] = [aConnection().db, aConnection().db];
    const sofia = await anOfficer(one, 'comms');
    const id = await aCampaign(one, sofia);
    await writeAll(one, sofia, id);
    const outcomes = await Promise.all(
      (['pl', 'ur'] as const).map(async (language, n) =>
        writePage(n ? one : other, sofia, await seenPage(one, id, language), aText, now),
      ),
    );
    expect(told(outcomes)).toEqual(['done', 'done']);
    expect((await findCampaign(one, id, now))!.draft!.pages).toHaveLength(3);
  });

  it('who approve a campaign and change it: what is approved is what was read', async ({ aConnection }) => {
    const [one, other] = [aConnection().db, aConnection().db];
    const [sofia, marcus] = [await anOfficer(one, 'comms'), await anOfficer(one)];
    for (let round = 0; round < rounds; round++) {
      const id = await aWaitingCampaign(one, sofia);
      const [draft, page] = [await seenDraft(one, id), await seenPage(one, id)];
      const [approved, changed] = await Promise.all([
        approveCampaign(other, marcus, draft, now),
        writePage(one, sofia, page, { ...aText, title: 'Something else' }, now),
      ]);
      expect([approved.ok, changed.ok].filter(Boolean)).toHaveLength(1);
      const version = await versionOf(one, id);
      expect(version.approvedAt !== null).toBe(approved.ok);
      // What was changed has to be asked for again.
      expect(version.askedAt !== null).toBe(approved.ok);
    }
  });

  it('who approve a campaign: one of them did', async ({ aConnection }) => {
    const [one, other] = [aConnection().db, aConnection().db];
    const [sofia, marcus, priya] = [
      await anOfficer(one, 'comms'),
      await anOfficer(one),
      await anOfficer(one),
    ];
    for (let round = 0; round < rounds; round++) {
      const id = await aWaitingCampaign(one, sofia);
      const draft = await seenDraft(one, id);
      const [first, second] = await Promise.all([
        approveCampaign(one, marcus, draft, now),
        approveCampaign(other, priya, draft, now),
      ]);
      expect(told([first, second])).toEqual(['done', 'no draft']);
      expect((await versionOf(one, id)).approvedBy).toBe(first.ok ? marcus.id : priya.id);
    }
  });

  it('who approve a resource and change it, or approve it twice: one of them did', async ({
    aConnection,
  }) => {
    const [one, other] = [aConnection().db, aConnection().db];
    const [owen, sofia, priya] = [
      await anOfficer(one, 'content_editor'),
      await anOfficer(one, 'comms'),
      await anOfficer(one, 'comms'),
    ];
    for (let round = 0; round < rounds; round++) {
      const id = await aWaitingResource(one, owen, { title: `Poster ${round}` });
      const seen = await seenResource(one, owen, id);
      const outcomes = await Promise.all([
        approveVersion(other, sofia, seen, now),
        approveVersion(one, priya, seen, now),
        editVersion(one, owen, seen, { ...aPoster, title: 'Something else' }, now),
      ]);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      const [version] = await one.select().from(resourceVersion).where(eq(resourceVersion.resourceId, id));
      expect(version!.title).toBe(`Poster ${round}`);
      expect(version!.approvedBy).toBe(outcomes[0]!.ok ? sofia.id : priya.id);
    }
  });
});

describe('the clock', () => {
  it('lets nothing out that was withdrawn while it waited for its turn', async ({ aConnection }) => {
    const [one, other] = [aConnection().db, aConnection().db];
    const sofia = await anOfficer(one, 'comms');
    const id = await aScheduledCampaign(one, sofia, { publishAt: later });
    let clock: ReturnType<typeof publishDue> | undefined;
    await one.transaction(async (tx) => {
      await withdrawCampaign(tx, sofia, { id }, { reason: 'The date was wrong.' }, later);
      clock = publishDue(other, cardFrame, later);
      // Until somebody waits for the campaign, it is not clear that they met.
      await untilSomebodyWaits(aConnection().db);
    });
    expect(await clock).toMatchObject({ published: 0, cards: 0 });
    expect((await versionOf(one, id)).publishedAt).toBeNull();
  });

  it('and a withdrawal at once leave nothing on the site', async ({ aConnection }) => {
    const [one, other] = [aConnection().db, aConnection().db];
    const sofia = await anOfficer(one, 'comms');
    for (let round = 0; round < rounds; round++) {
      const id = await aScheduledCampaign(one, sofia, { publishAt: later });
      const [, withdrawn] = await Promise.all([
        publishDue(other, cardFrame, later),
        withdrawCampaign(one, sofia, { id }, { reason: 'The date was wrong.' }, later),
      ]);
      expect(withdrawn.ok).toBe(true);
      const { slug } = (await findCampaign(one, id, later))!.campaign;
      expect(await findPublicCampaign(one, slug, later)).toBeNull();
    }
  });

  it('publishes once, although it strikes twice at once', async ({ aConnection }) => {
    const [one, other] = [aConnection().db, aConnection().db];
    const sofia = await anOfficer(one, 'comms');
    await aScheduledCampaign(one, sofia, { publishAt: later });
    const struck = await Promise.all([
      publishDue(one, cardFrame, later),
      publishDue(other, cardFrame, later),
    ]);
    expect(struck.reduce((sum, { published }) => sum + published, 0)).toBe(1);
  });
});

it('counts every one of many packs that are taken at once', async ({ aConnection }) => {
  const { db } = aConnection({ max: 8 });
  const id = await aPublicCampaign(db, await anOfficer(db, 'comms'));
  await Promise.all(Array.from({ length: 40 }, () => countPack(db, id, now)));
  expect(await takenOf(db, id)).toEqual({ packs: 40, files: 0 });
});

async function untilSomebodyWaits(db: Db): Promise<void> {
  for (;;) {
    const [row] = await db.execute<{ waits: boolean }>(
      'select exists (select from pg_locks where not granted) as waits',
    );
    if (row?.waits) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
