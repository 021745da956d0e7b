import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { campaign, campaignPage, campaignVersion } from '#db/schema/campaigns.ts';
import { approveCampaign, askForApproval, sendBackCampaign } from '#lib/campaigns/approve.ts';
import { beginVersion, discardDraft } from '#lib/campaigns/begin-version.ts';
import { writeEquality } from '#lib/campaigns/equality.ts';
import { findCampaign } from '#lib/campaigns/find.ts';
import { publishDue } from '#lib/campaigns/publish-due.ts';
import { scheduleCampaign } from '#lib/campaigns/schedule.ts';
import { startCampaign } from '#lib/campaigns/start.ts';
import { removePage, writePage } from '#lib/campaigns/write-page.ts';
import {
  aCampaign,
  anApprovedCampaign,
  aPublicCampaign,
  aScheduledCampaign,
  aText,
  aWaitingCampaign,
  cardFrame,
  saidOfEquality,
  seenDraft,
  seenPage,
  writeAll,
} from '../support/campaign-makers.ts';
import { it } from '../support/database.ts';
import { theArea } from '../support/engagement-makers.ts';
import { anOfficer, now } from '../support/makers.ts';

describe('a campaign', () => {
  it('has an address of its own, which stays', async ({ db }) => {
    const author = await anOfficer(db, 'comms');
    const given = { areaId: await theArea(db), name: 'One', slug: 'one', audiences: [] };
    const first = await startCampaign(db, author, given, now);
    expect(first.ok).toBe(true);
    expect(await startCampaign(db, author, given, now)).toMatchObject({ reason: 'address taken' });
    const move = db.transaction((tx) => tx.update(campaign).set({ slug: 'other' }));
    await expect(move).rejects.toThrow();
  });

  it('cannot be put up for approval before it has a page in English and an equality assessment', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'comms');
    const id = await aCampaign(db, author);
    const ask = async () => askForApproval(db, author, await seenDraft(db, id), now);
    expect(await ask()).toMatchObject({ reason: 'incomplete' });
    await writePage(db, author, await seenPage(db, id), aText, now);
    expect(await ask()).toMatchObject({ reason: 'incomplete' });
    await writeEquality(db, author, await seenDraft(db, id), saidOfEquality, now);
    expect((await ask()).ok).toBe(true);
    expect(await ask()).toMatchObject({ reason: 'asked already' });
  });

  it('cannot be put up for approval with a picture from elsewhere, or one that nobody described', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'comms');
    for (const body of ['![A](https://x.example/a.png)', `![](/files/${'ab'.repeat(32)}/a.png)`]) {
      const id = await aCampaign(db, author);
      await writeAll(db, author, id, { body });
      expect(await askForApproval(db, author, await seenDraft(db, id), now)).toMatchObject({
        reason: 'incomplete',
      });
    }
  });

  it('is approved by somebody who wrote no part of it, which the database holds to', async ({ db }) => {
    const [author, editor, other] = [await anOfficer(db), await anOfficer(db), await anOfficer(db)];
    const id = await aCampaign(db, author);
    await writeAll(db, author, id);
    await writePage(db, editor, await seenPage(db, id, 'ur'), aText, now);
    await askForApproval(db, author, await seenDraft(db, id), now);
    const approve = async (officer: typeof author) =>
      approveCampaign(db, officer, await seenDraft(db, id), now);
    for (const one of [author, editor]) expect(await approve(one)).toMatchObject({ reason: 'your own' });
    const mine = { approvedAt: now, approvedBy: editor.id };
    await expect(db.transaction((tx) => tx.update(campaignVersion).set(mine))).rejects.toThrow();
    expect((await approve(other)).ok).toBe(true);
  });

  it('is not approved without an equality assessment even by a statement of its own', async ({ db }) => {
    const [author, other] = [await anOfficer(db), await anOfficer(db)];
    const id = await aCampaign(db, author);
    await writePage(db, author, await seenPage(db, id), aText, now);
    const set = { askedAt: now, approvedAt: now, approvedBy: other.id };
    const approve = db.transaction((tx) =>
      tx.update(campaignVersion).set(set).where(eq(campaignVersion.campaignId, id)),
    );
    await expect(approve).rejects.toThrow();
  });

  it('waits no more for approval once somebody writes in it', async ({ db }) => {
    const [author, other] = [await anOfficer(db), await anOfficer(db)];
    const id = await aWaitingCampaign(db, author);
    const seen = await seenDraft(db, id);
    await writePage(db, author, await seenPage(db, id, 'pl'), aText, now);
    expect(await approveCampaign(db, other, seen, now)).toMatchObject({ reason: 'changed meanwhile' });
    expect(await approveCampaign(db, other, await seenDraft(db, id), now)).toMatchObject({
      reason: 'not asked',
    });
  });

  it('goes back to its writers with what is to be changed', async ({ db }) => {
    const [author, other] = [await anOfficer(db), await anOfficer(db)];
    const id = await aWaitingCampaign(db, author);
    await sendBackCampaign(db, other, await seenDraft(db, id), { words: 'Say where to call.' }, now);
    const found = await findCampaign(db, id, now);
    expect(found?.state).toBe('sent back');
    expect(found?.draft?.version.sentBackWords).toBe('Say where to call.');
  });

  it('says what it said when it was approved, for ever', async ({ db }) => {
    const id = await anApprovedCampaign(db, await anOfficer(db, 'comms'));
    const [version] = await db.select().from(campaignVersion).where(eq(campaignVersion.campaignId, id));
    const here = eq(campaignPage.versionId, version!.id);
    const tries = [
      () => db.transaction((tx) => tx.update(campaignPage).set({ title: 'Other' }).where(here)),
      () => db.transaction((tx) => tx.delete(campaignPage).where(here)),
      () => db.transaction((tx) => tx.update(campaignVersion).set({ equalityEvidence: 'None' })),
      () => db.transaction((tx) => tx.delete(campaignVersion).where(eq(campaignVersion.id, version!.id))),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toThrow();
  });
});

describe('two who write at once', () => {
  it('in one language: the second is told, and nothing is lost', async ({ db }) => {
    const [one, other] = [await anOfficer(db, 'comms'), await anOfficer(db, 'content_editor')];
    const id = await aCampaign(db, one);
    const seen = await seenPage(db, id);
    expect((await writePage(db, one, seen, { ...aText, title: 'First' }, now)).ok).toBe(true);
    const second = await writePage(db, other, seen, { ...aText, title: 'Second' }, now);
    expect(second).toMatchObject({ reason: 'changed meanwhile' });
    const found = await findCampaign(db, id, now);
    expect(found?.draft?.pages[0]?.page.title).toBe('First');
  });

  it('in two languages do not meet', async ({ db }) => {
    const [one, other] = [await anOfficer(db, 'comms'), await anOfficer(db, 'content_editor')];
    const id = await aCampaign(db, one);
    const [english, urdu] = [await seenPage(db, id), await seenPage(db, id, 'ur')];
    expect((await writePage(db, one, english, aText, now)).ok).toBe(true);
    expect((await writePage(db, other, urdu, aText, now)).ok).toBe(true);
    expect((await removePage(db, other, { ...urdu, sequence: 1 }, now)).ok).toBe(true);
  });
});

describe('an earlier version', () => {
  it('comes back as a new one, with its words', async ({ db }) => {
    const author = await anOfficer(db, 'comms');
    const id = await aPublicCampaign(db, author);
    expect(await beginVersion(db, author, { id }, now)).toMatchObject({ value: 2 });
    expect(await beginVersion(db, author, { id }, now)).toMatchObject({ reason: 'draft exists' });
    await writePage(db, author, await seenPage(db, id), { ...aText, title: 'Another' }, now);
    await askForApproval(db, author, await seenDraft(db, id), now);
    await approveCampaign(db, await anOfficer(db), await seenDraft(db, id), now);
    expect(await beginVersion(db, author, { id, from: 1 }, now)).toMatchObject({ value: 3 });
    const draft = (await findCampaign(db, id, now))?.draft;
    expect(draft?.version.restoredFrom).toBe(1);
    expect(draft?.pages[0]?.page.title).toBe(aText.title);
  });

  it('goes out no more once a later one is scheduled in its place', async ({ db }) => {
    const author = await anOfficer(db, 'comms');
    const [soon, later] = [now.add({ hours: 24 }), now.add({ hours: 48 })];
    const id = await aScheduledCampaign(db, author, { publishAt: soon });
    await beginVersion(db, author, { id }, now);
    await askForApproval(db, author, await seenDraft(db, id), now);
    await approveCampaign(db, await anOfficer(db), await seenDraft(db, id), now);
    const { sequence } = (await findCampaign(db, id, now))!.campaign;
    await scheduleCampaign(db, author, { id, sequence }, { publishAt: later, endsAt: null }, now);
    expect(await publishDue(db, cardFrame, soon)).toMatchObject({ published: 0 });
    expect(await publishDue(db, cardFrame, later)).toMatchObject({ published: 1 });
    expect((await findCampaign(db, id, later))?.out?.version.version).toBe(2);
  });

  it('stays when a draft is thrown away; a campaign with nothing else goes with it', async ({ db }) => {
    const author = await anOfficer(db, 'comms');
    const [empty, out] = [await aCampaign(db, author), await aPublicCampaign(db, author)];
    await beginVersion(db, author, { id: out }, now);
    expect(await discardDraft(db, author, await seenDraft(db, empty), now)).toMatchObject({
      value: { isGone: true },
    });
    expect(await discardDraft(db, author, await seenDraft(db, out), now)).toMatchObject({
      value: { isGone: false },
    });
    expect(await findCampaign(db, empty, now)).toBeNull();
    expect((await findCampaign(db, out, now))?.versions).toHaveLength(1);
  });
});
