import { describe, expect } from 'vitest';
import { campaignResource } from '#db/schema/campaign-links.ts';
import { countLook } from '#lib/campaigns/counts.ts';
import { findCampaign } from '#lib/campaigns/find.ts';
import { countPack } from '#lib/campaigns/pack.ts';
import {
  aCampaign,
  anApprovedCampaign,
  aPublicCampaign,
  aText,
  aWaitingCampaign,
  saidOfEquality,
  seenDraft,
  seenPage,
  writeAll,
} from '../../support/campaign-makers.ts';
import { it } from '../../support/database.ts';
import { aPhoto, anSvgWithScript } from '../../support/hostile-files.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { openPage } from '../../support/page.ts';
import { aPublishedResource } from '../../support/resource-makers.ts';
import ApprovePage from '../../../src/pages/staff/campaigns/[id]/approve.astro';
import DiscardPage from '../../../src/pages/staff/campaigns/[id]/discard.astro';
import EditPage from '../../../src/pages/staff/campaigns/[id]/edit.astro';
import EqualityPage from '../../../src/pages/staff/campaigns/[id]/equality.astro';
import FramePage from '../../../src/pages/staff/campaigns/[id]/frame.astro';
import RecordPage from '../../../src/pages/staff/campaigns/[id]/index.astro';
import PicturesPage from '../../../src/pages/staff/campaigns/[id]/pictures.astro';
import PreviewPage from '../../../src/pages/staff/campaigns/[id]/preview.astro';
import SchedulePage from '../../../src/pages/staff/campaigns/[id]/schedule.astro';
import VersionsPage from '../../../src/pages/staff/campaigns/[id]/versions.astro';
import WithdrawPage from '../../../src/pages/staff/campaigns/[id]/withdraw.astro';
import ListPage from '../../../src/pages/staff/campaigns/index.astro';
import { localsFor, visit } from './visit.ts';

const texts = (values: Record<string, string | number | null>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value ?? '')]));

describe('who writes a campaign', () => {
  it('keeps every value of a page when something is missing, and saves it when nothing is', async ({
    db,
  }) => {
    const sofia = await anOfficer(db, 'comms');
    const id = await aCampaign(db, sofia);
    const { version, sequence } = await seenPage(db, id);
    const form = texts({ version, sequence, ...aText, title: '' });
    const missing = await visit(EditPage, db, sofia, { params: { id }, form });
    expect([missing.status, missing.text.includes('Enter the title')]).toEqual([422, true]);
    expect(missing.html).toContain('Ask [somebody](/help).');
    const saved = await visit(EditPage, db, sofia, { params: { id }, form: { ...form, title: 'Talk' } });
    expect([saved.status, saved.location]).toEqual([303, `/staff/campaigns/${id}?done=saved`]);
  });

  it('is told when a picture of the text has no words for whoever cannot see it', async ({ db }) => {
    const sofia = await anOfficer(db, 'comms');
    const id = await aCampaign(db, sofia);
    const { version } = await seenPage(db, id);
    const body = '![](/files/x/y.jpg)';
    const form = texts({ version, sequence: null, ...aText, body });
    const { status, text } = await visit(EditPage, db, sofia, { params: { id }, form });
    expect([status, /picture/i.test(text)]).toEqual([422, true]);
  });

  it('puts a picture in by script, or is told why not, and finds its sign without one', async ({ db }) => {
    const sofia = await anOfficer(db, 'comms');
    const id = await aCampaign(db, sofia);
    await writeAll(db, sofia, id);
    const post = async (content: Uint8Array, alt: string) => {
      const upload = new FormData();
      upload.set('alt', alt);
      upload.set('file', new File([new Uint8Array(content)], 'stall.jpg'));
      const headers = { accept: 'application/json' };
      const locals = localsFor(db, sofia);
      const answer = await openPage(PicturesPage, { params: { id }, upload, headers, locals });
      return { status: answer.status, said: JSON.parse(answer.html) as Record<string, unknown> };
    };
    const refused = await post(anSvgWithScript(), 'A stall');
    expect(refused).toMatchObject({ status: 409, said: { errors: { file: /^An SVG picture/ } } });
    expect(await post(await aPhoto(), '')).toMatchObject({ status: 422 });
    const { said } = await post(await aPhoto(), 'A stall [with] leaflets');
    expect(said['sign']).toMatch(/^!\[A stall with leaflets\]\(\/files\/[0-9a-f]{64}\/stall\.jpg\)$/);
    const page = await visit(PicturesPage, db, sofia, { params: { id } });
    expect(page.html).toContain(String(said['sign']));
    expect((await visit(EditPage, db, sofia, { params: { id } })).html).toContain(
      'data-sign="![A stall with',
    );
  });

  it('answers the equality assessment in parts, and asks once everything is there', async ({ db }) => {
    const sofia = await anOfficer(db, 'comms');
    const id = await aCampaign(db, sofia);
    await writeAll(db, sofia, id);
    const seen = await seenDraft(db, id);
    const form = texts({ ...seen, ...saidOfEquality, equalityEvidence: '' });
    await visit(EqualityPage, db, sofia, { params: { id }, form });
    const record = await visit(RecordPage, db, sofia, { params: { id } });
    expect(record.text).toContain('Before it can be put up for approval');
    expect(record.text).not.toContain('Ask for approval');
    const whole = texts({ ...(await seenDraft(db, id)), ...saidOfEquality });
    await visit(EqualityPage, db, sofia, { params: { id }, form: whole });
    expect((await visit(RecordPage, db, sofia, { params: { id } })).text).toContain('Ask for approval');
  });

  it('discards a campaign that never went out, and nothing of it is left', async ({ db }) => {
    const sofia = await anOfficer(db, 'comms');
    const id = await aCampaign(db, sofia);
    const asked = await visit(DiscardPage, db, sofia, { params: { id } });
    expect(asked.text).toContain('the campaign goes with it');
    const stale = texts(await seenDraft(db, id));
    await writeAll(db, sofia, id);
    const refused = await visit(DiscardPage, db, sofia, { params: { id }, form: stale });
    expect([refused.status, refused.text.includes('changed this since you opened it')]).toEqual([409, true]);
    const gone = await visit(DiscardPage, db, sofia, {
      params: { id },
      form: texts(await seenDraft(db, id)),
    });
    expect([gone.location, await findCampaign(db, id, now)]).toEqual(['/staff/campaigns', null]);
  });
});

describe('a second person', () => {
  it('reads every page and what it means for equality, and approves or says what is to change', async ({
    db,
  }) => {
    const sofia = await anOfficer(db, 'comms');
    const id = await aWaitingCampaign(db, sofia);
    const own = await visit(ApprovePage, db, sofia, { params: { id } });
    expect(own.location).toBe(`/staff/campaigns/${id}`);
    const marcus = await anOfficer(db);
    const page = await visit(ApprovePage, db, marcus, { params: { id } });
    expect(page.text).toContain(saidOfEquality.equalityRelations);
    expect(page.html).toContain(`/staff/campaigns/${id}/preview?lang=en`);
    const { version, sequence } = await seenDraft(db, id);
    const decide = (more: Record<string, string>) =>
      visit(ApprovePage, db, marcus, { params: { id }, form: { ...texts({ version, sequence }), ...more } });
    expect((await decide({})).status).toBe(422);
    expect((await decide({ decision: 'approve' })).location).toBe(`/staff/campaigns/${id}?done=approved`);
    const asked = await visit(SchedulePage, db, marcus, { params: { id } });
    expect(asked.text).toContain('Version 1 goes out on');
  });

  it('is told what an end before the beginning is', async ({ db }) => {
    const id = await anApprovedCampaign(db, await anOfficer(db, 'comms'));
    const marcus = await anOfficer(db);
    const { sequence } = (await findCampaign(db, id, now))!.campaign;
    const out = { 'out-day': '3', 'out-month': '12', 'out-year': '2026', outAt: '9am' };
    const end = { 'end-day': '1', 'end-month': '12', 'end-year': '2026' };
    const form = { sequence: String(sequence), ...out, ...end };
    const { status, text, html } = await visit(SchedulePage, db, marcus, { params: { id }, form });
    expect([status, text.includes('Choose an end after it goes out')]).toEqual([409, true]);
    expect(html).toMatch(/name="end-day"[^>]*value="1"|value="1"[^>]*name="end-day"/);
  });
});

describe('a campaign that is out', () => {
  it('shows its team how often it was looked at and taken, and which material belongs to it', async ({
    db,
  }) => {
    const sofia = await anOfficer(db, 'comms');
    const id = await aPublicCampaign(db, sofia);
    const poster = await aPublishedResource(db, sofia);
    await db.insert(campaignResource).values({ campaignId: id, resourceId: poster });
    await countLook(db, { campaignId: id, language: 'en' }, now);
    await countPack(db, id, now);
    const { text } = await visit(RecordPage, db, sofia, { params: { id } });
    expect(text).toMatch(/Deletes on \d+ \w+ \d{4} if it is withdrawn today because/);
    for (const words of ['Looks: 1', 'Downloads: 1', 'Ask on the way home', 'Why we hold this'])
      expect(text).toContain(words);
    expect((await visit(ListPage, db, sofia)).text).toContain('Talk about it');
    const preview = await visit(PreviewPage, db, sofia, { params: { id } });
    for (const words of ['OFFICIAL', 'All materials', 'Download the whole pack'])
      expect(preview.text).toContain(words);
  });

  it('says what stands round it at once, and keeps what was typed when a short address is taken', async ({
    db,
  }) => {
    const sofia = await anOfficer(db, 'comms');
    const [one, other] = [await aPublicCampaign(db, sofia), await aPublicCampaign(db, sofia)];
    const frame = (id: string, sequence: number) =>
      visit(FramePage, db, sofia, {
        params: { id },
        form: { sequence: String(sequence), name: 'Talk more', word: 'talk', audiences: ['parents'] },
      });
    const first = (await findCampaign(db, one, now))!.campaign.sequence;
    expect((await frame(one, first)).status).toBe(303);
    const second = (await findCampaign(db, other, now))!.campaign.sequence;
    const { status, text, html } = await frame(other, second);
    expect([status, text.includes('Another campaign has this short address')]).toEqual([409, true]);
    expect(html).toContain('value="Talk more"');
  });

  it('brings a version back as a new draft, and shows two side by side', async ({ db }) => {
    const sofia = await anOfficer(db, 'comms');
    const id = await aPublicCampaign(db, sofia);
    const begin = { params: { id }, form: { deed: 'begin' } };
    expect((await visit(VersionsPage, db, sofia, begin)).status).toBe(303);
    await writeAll(db, sofia, id, { title: 'Talk about it today' });
    const { text, html } = await visit(VersionsPage, db, sofia, { params: { id } });
    expect(text).toContain('What changed');
    expect(html).toMatch(/<ins[^>]*>\s*today|today\s*<\/ins>/);
    const again = await visit(VersionsPage, db, sofia, {
      params: { id },
      form: { deed: 'restore', version: '1' },
    });
    expect([again.status, again.text.includes('There is a draft already')]).toEqual([409, true]);
  });

  it('is withdrawn for a reason alone, and then nothing of it can be changed', async ({ db }) => {
    const sofia = await anOfficer(db, 'comms');
    const id = await aPublicCampaign(db, sofia);
    expect((await visit(WithdrawPage, db, sofia, { params: { id }, form: { reason: '' } })).status).toBe(422);
    const gone = await visit(WithdrawPage, db, sofia, {
      params: { id },
      form: { reason: 'A date was wrong.' },
    });
    expect(gone.location).toBe(`/staff/campaigns/${id}?done=withdrawn`);
    expect((await visit(RecordPage, db, sofia, { params: { id } })).text).toContain('A date was wrong.');
    expect((await visit(FramePage, db, sofia, { params: { id } })).location).toBe(`/staff/campaigns/${id}`);
  });
});
