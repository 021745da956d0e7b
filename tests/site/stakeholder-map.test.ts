import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { barriers } from '../support/accessible.ts';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { signInToDemonstration } from '../support/signing-in.ts';

const tiles = fileURLToPath(new URL('../../../shared/data/boundaries/districts.pmtiles', import.meta.url));
const hasTiles = existsSync(tiles);
if (!hasTiles) console.info('The real tiles in ../shared/data are not here: the map that moves is skipped.');

const drawn = await openSite();
const moving = hasTiles ? await openSite({ env: { MAP_PMTILES_PATH: tiles } }) : null;
const map = '/staff/institutions/map';

/** Names of the links within something, in the order in which they stand. */
const namesIn = (page: Page, selector: string) =>
  page
    .locator(`${selector} a`)
    .evaluateAll((links) =>
      links.map((link) => (link.getAttribute('aria-label') ?? link.textContent).trim().split(':')[0]),
    );

describe('the stakeholder map', () => {
  it('is read, chosen from and brought nearer by keys alone, without script', async ({ openWindow }) => {
    const page = await openWindow({ javaScriptEnabled: false });
    await signInToDemonstration(page, drawn.site.url, 'supervisor');
    await page.goto(drawn.site.url + map);
    const circles = await namesIn(page, '.sheet');
    expect(circles.length).toBeGreaterThan(5);
    expect(circles).toEqual(await namesIn(page, '#list tbody'));
    expect(circles).toEqual(circles.toSorted((one, other) => one!.localeCompare(other!, 'en')));
    await page.getByRole('link', { name: /^Bedford: \d+ institutions/ }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**area=bedford**');
    await expect
      .poll(() => page.locator('.sheet a[aria-current]').getAttribute('aria-label'))
      .toMatch(/^Bedford:/);
    expect((await page.locator('#list tr a[aria-current]').textContent())?.trim()).toBe('Bedford');
    expect(await page.locator('#chosen h2').textContent()).toContain('Bedford: longest since contact first');
    await page
      .getByRole('navigation', { name: 'Closer maps' })
      .getByRole('link', { name: 'Bedford', exact: true })
      .click();
    await page.waitForURL('**in=bedford');
    expect(await page.getByRole('navigation', { name: 'What the map covers' }).textContent()).toContain(
      'Eastern region',
    );
    await page.locator('#list tbody a').first().click();
    await page.waitForURL('**near=**');
    const [institution] = await namesIn(page, '#list tbody');
    await page.locator('#list tbody a').first().click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(institution!);
  });

  it('stands in nobody’s way, on a phone and on a desk', async ({ openWindow }) => {
    const page = await openWindow();
    await signInToDemonstration(page, drawn.site.url, 'supervisor');
    for (const view of ['', '?area=bedford', '?in=bedford', '?near=Bedford']) {
      await page.goto(drawn.site.url + map + view);
      expect([view, await barriers(page)]).toEqual([view, []]);
    }
  });

  it('comes on paper across, marked, with the drawing and without buttons', async ({ openWindow }) => {
    const page = await openWindow();
    await signInToDemonstration(page, drawn.site.url, 'supervisor');
    await page.goto(drawn.site.url + map);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.marking').first().isVisible()).toBe(true);
    expect(await page.locator('.sheet svg').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Show', exact: true }).isVisible()).toBe(false);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const [, width = 0, height = 0] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)?.map(Number) ?? [];
    expect(width).toBeGreaterThan(height);
  });
});

describe.skipIf(!moving)('the map that moves', () => {
  it('takes the place of the drawing with the same circles, and gives it back on paper', async ({
    openWindow,
  }) => {
    const page = await openWindow();
    await signInToDemonstration(page, moving!.site.url, 'supervisor');
    const fetched: number[] = [];
    page.on('response', (answer) => {
      if (answer.url().endsWith('.pmtiles')) fetched.push(answer.status());
    });
    await page.goto(moving!.site.url + map);
    await page.locator('.tile-map.ready').waitFor();
    await page.locator('.canvas a').first().waitFor();
    expect(new Set(fetched)).toEqual(new Set([206]));
    expect(await page.locator('.sheet svg').isVisible()).toBe(false);
    const moved = await page
      .locator('.canvas a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('aria-label')));
    expect(moved).toContainEqual(expect.stringMatching(/^Bedford: \d+ institutions/));
    await page.getByRole('button', { name: 'Closer' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForResponse((answer) => answer.url().includes('clusters.json'));
    expect(await barriers(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.sheet svg').isVisible()).toBe(true);
    expect(await page.locator('.canvas').isVisible()).toBe(false);
  });

  it('leaves the drawing where it cannot be drawn, and loads its script on no other page', async ({
    openWindow,
  }) => {
    const page = await openWindow();
    await signInToDemonstration(page, moving!.site.url, 'supervisor');
    await page.route('**/*.pmtiles', (route) => route.fulfill({ status: 404 }));
    await page.goto(moving!.site.url + map, { waitUntil: 'networkidle' });
    expect(await page.locator('.sheet svg').isVisible()).toBe(true);
    expect(await page.locator('.tile-map').isVisible()).toBe(false);
    await page.goto(`${moving!.site.url}/staff/institutions`);
    expect(await page.locator('script[src*=TileMap]').count()).toBe(0);
  });

  it('gives its tiles to nobody who is not signed in, and writes no entry of them', async ({
    openWindow,
  }) => {
    const { url } = moving!.site;
    const unsigned = await fetch(`${url}${map}/tiles.pmtiles`, {
      headers: { Range: 'bytes=0-6' },
      redirect: 'manual',
    });
    expect(unsigned.status).toBe(303);
    const before = await entries();
    const page = await openWindow();
    await signInToDemonstration(page, url, 'officer');
    const signedIn = await entries();
    const part = await page.request.get(`${url}${map}/tiles.pmtiles`, { headers: { Range: 'bytes=0-6' } });
    expect([part.status(), await part.text()]).toEqual([206, 'PMTiles']);
    expect(part.headers()['content-range']).toMatch(/^bytes 0-6\/\d+$/);
    expect(signedIn).toBeGreaterThanOrEqual(before);
    expect(await entries()).toBe(signedIn);
  });

  const entries = async (): Promise<number> => {
    const [row] = await moving!.database.sql<
      { count: number }[]
    >`select count(*)::int as count from audit_log`;
    return row!.count;
  };
});
