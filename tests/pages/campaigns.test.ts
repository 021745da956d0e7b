import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { campaignResource } from '#db/schema/campaign-links.ts';
import type { CampaignId } from '#db/schema/campaigns.ts';
import type { Officer } from '#lib/actor.ts';
import { findCampaign } from '#lib/campaigns/find.ts';
import { takenOf } from '#lib/campaigns/pack.ts';
import { withdrawResource } from '#lib/campaigns/resources/approve.ts';
import { aCampaign, aPublicCampaign, aText, aWaitingCampaign, writeAll } from '../support/campaign-makers.ts';
import { it } from '../support/database.ts';
import { aPdf } from '../support/hostile-files.ts';
import { anOfficer, now } from '../support/makers.ts';
import { openPage } from '../support/page.ts';
import { aPublishedResource, aWaitingResource, slugOf } from '../support/resource-makers.ts';
import { localsFor } from './staff/visit.ts';
import CampaignPage from '../../src/pages/campaigns/[slug]/index.astro';
import { GET as pack } from '../../src/pages/campaigns/[slug]/pack.zip.ts';
import ListPage from '../../src/pages/campaigns/index.astro';

const reader = 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0';
const slugFor = async (db: Db, id: CampaignId) => (await findCampaign(db, id, now))!.campaign.slug;
const open = (db: Db, slug: string, query = '') =>
  openPage(CampaignPage, {
    ...{ path: `/campaigns/${slug}${query}`, params: { slug }, locals: localsFor(db, null) },
    headers: { 'user-agent': reader },
  });
const taken = async (db: Db, slug: string, headers: Record<string, string> = {}) =>
  (await pack({
    request: new Request(`http://localhost/campaigns/${slug}/pack.zip`, {
      headers: { 'user-agent': reader, ...headers },
    }),
    ...{ locals: localsFor(db, null), params: { slug } },
  } as never)) as Response;

/** A campaign with a poster in two languages, and a third on its way. */
async function withMaterial(db: Db, officer: Officer) {
  const id = await aPublicCampaign(db, officer);
  const poster = await aPublishedResource(db, officer);
  const urdu = await aPublishedResource(db, officer, { language: 'ur', sameAs: poster, title: 'سوال' });
  await aWaitingResource(db, officer, { language: 'ro', sameAs: poster, title: 'O întrebare' });
  await db.insert(campaignResource).values({ campaignId: id, resourceId: poster });
  return { id, slug: await slugFor(db, id), poster, urdu };
}

describe('the material of a campaign', () => {
  it('is a grid of what there is in each language, with words for whoever hears it', async ({ db }) => {
    const { slug, poster, urdu } = await withMaterial(db, await anOfficer(db, 'comms'));
    const { html, text } = await open(db, slug);
    expect(text).toContain('All materials');
    const [table = ''] = /<table[\s\S]*?<\/table>/.exec(html) ?? [];
    expect(table).toContain(`href="/resources/${await slugOf(db, urdu)}"`);
    expect(table).toContain('Poster in Urdu');
    expect(table).toMatch(/lang="ur" dir="rtl"/);
    expect(table).toContain('Soon');
    expect(table).not.toContain('O întrebare');
    expect(table).toMatch(/aria-label="Download Poster in English, PDF"/);
    // A phone has the list of the reader's language instead, and where the others are.
    const list = html.slice(html.indexOf('</table>'));
    expect(list).toContain(`href="/resources/${await slugOf(db, poster)}"`);
    expect(list).toMatch(/href="\/resources\?language=ur"[^>]*>اردو 1</);
  });

  it('comes in one file with a list of titles, licences and days, and is counted without a name', async ({
    db,
  }) => {
    const officer = await anOfficer(db, 'comms');
    const { id, slug, poster } = await withMaterial(db, officer);
    expect((await open(db, slug)).text).toMatch(/Download the whole pack \(\d+ KB\)/);
    const answer = await taken(db, slug);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(Number(answer.headers.get('content-length'))).toBe(bytes.length);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${slug}.zip"`);
    const files = unzipSync(bytes);
    const english = await slugOf(db, poster);
    expect(Object.keys(files).map((name) => name.split('/')[0])).toEqual(['English', 'Urdu', 'README.txt']);
    expect(strFromU8(files[`English/${english}.pdf`]!.slice(0, 5))).toBe(strFromU8(aPdf().subarray(0, 5)));
    const readme = strFromU8(files['README.txt']!);
    for (const words of ['Poster in Urdu', 'Open Government Licence v3.0', 'Approved on 21 November 2026'])
      expect(readme).toContain(words);
    expect(await takenOf(db, id)).toEqual({ packs: 1, files: 0 });
    const again = await taken(db, slug, { 'if-none-match': answer.headers.get('etag')! });
    expect([again.status, (await takenOf(db, id)).packs]).toEqual([304, 1]);
    await taken(db, slug, { 'user-agent': 'SomeBot/1.0' });
    expect((await takenOf(db, id)).packs).toBe(1);
    await withdrawResource(db, officer, poster, 'It is old.', now);
    const less = await taken(db, slug, { 'if-none-match': answer.headers.get('etag')! });
    expect(Object.keys(unzipSync(new Uint8Array(await less.arrayBuffer())))).not.toContain(
      `English/${english}.pdf`,
    );
  });

  it('is not there before the campaign is out, nor where there is none', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const waiting = await aWaitingCampaign(db, officer);
    const poster = await aPublishedResource(db, officer);
    await db.insert(campaignResource).values({ campaignId: waiting, resourceId: poster });
    expect((await taken(db, await slugFor(db, waiting))).status).toBe(404);
    const bare = await slugFor(db, await aPublicCampaign(db, officer));
    expect((await taken(db, bare)).status).toBe(404);
    expect((await open(db, bare)).text).not.toContain('whole pack');
  });
});

describe('the page of a campaign', () => {
  it('is found in each language, and says which one it is in', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const slug = await slugFor(db, await aPublicCampaign(db, officer));
    const { html, headers } = await open(db, slug);
    expect(html).toContain(`<link rel="canonical" href="https://site.invalid/campaigns/${slug}"`);
    expect(html).toMatch(
      /<meta property="og:image" content="http:\/\/localhost:4321\/campaigns\/cards\/[0-9a-f]{64}\.png"/,
    );
    expect(html).toContain('<meta property="og:image:width" content="1200"');
    expect(headers.get('set-cookie')).toBeNull();
    expect((await open(db, slug, '?lang=xx')).html).toContain(
      `href="https://site.invalid/campaigns/${slug}"`,
    );
  });

  it('is not there while nothing of it is out, and shows no draft of what is', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const draft = await aCampaign(db, officer);
    await writeAll(db, officer, draft);
    expect((await open(db, await slugFor(db, draft))).status).toBe(404);
    const { text } = await openPage(ListPage, { path: '/campaigns', locals: localsFor(db, null) });
    expect(text).toContain('No campaign is running today');
    await aPublicCampaign(db, officer);
    const listed = await openPage(ListPage, { path: '/campaigns', locals: localsFor(db, null) });
    expect(listed.text).toContain(aText.title);
  });
});
