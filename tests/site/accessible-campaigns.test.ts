import { describe, expect } from 'vitest';
import { campaignPages } from '#lib/officers/staff-campaign-pages.ts';
import { barriers } from '../support/accessible.ts';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { aKeeper } from '../support/site-people.ts';
import { filled, goTo, signInWindow } from '../support/staff-pages-seen.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });
const { cookie } = await aKeeper(database);
const [records] = await database.sql<Record<string, string>[]>`
  select (select id from campaign where slug = 'kind-words-in-winter') as waiting,
    (select id from campaign where slug = 'play-it-together') as coming,
    (select id from campaign where slug = 'what-they-see-online') as current`;

/** What stands for the parameters of a page: the first beginning that fits. */
const standsFor: readonly (readonly [beginning: string, record: string])[] = [
  ['/staff/campaigns/[id]/approve', 'waiting'],
  ['/staff/campaigns/[id]/discard', 'waiting'],
  ['/staff/campaigns/[id]/edit', 'waiting'],
  ['/staff/campaigns/[id]/equality', 'waiting'],
  ['/staff/campaigns/[id]/schedule', 'coming'],
  ['/staff/campaigns/[id]', 'current'],
];
const patterns = Object.keys(campaignPages).filter((pattern) => !pattern.endsWith('.pdf'));
const publicPages = ['', '/what-they-see-online', '/what-they-see-online?lang=ur', '/meet-your-prevent-team'];

describe.concurrent('somebody with a small screen, a keyboard or a screen reader can use', () => {
  it.for(patterns)('the page of staff %s', async (pattern, { keptWindow }) => {
    const page = await keptWindow('staff');
    await signInWindow(page, site, cookie);
    await goTo(page, site, filled(pattern, standsFor, records!));
    expect(await barriers(page)).toEqual([]);
  });

  it.for(publicPages)('the public page /campaigns%s', async (path, { keptWindow }) => {
    const page = await keptWindow();
    await goTo(page, site, `/campaigns${path}`);
    expect(await barriers(page)).toEqual([]);
  });
});
