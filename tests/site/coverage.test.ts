import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { barriers } from '../support/accessible.ts';
import { it } from '../support/browser.ts';
import { keyboard } from '../support/keyboard.ts';
import { openSite } from '../support/open-site.ts';
import { aKeeper } from '../support/site-people.ts';
import { signInAs } from '../support/site-staff.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();

describe('an officer who looks for gaps', () => {
  it('finds one in the table, reaches the institution, and sees its network, by keys alone', async ({
    openWindow,
  }) => {
    const page = await openWindow({ viewport: { width: 1280, height: 900 } });
    await signInAs(page, site.url, 'officer@demo.concord.example');
    const { press } = keyboard(page);
    await page.goto(`${site.url}/staff/institutions/coverage?tier=A`);
    await press('Enter', 'link', 'Largest gaps first');
    await page.waitForURL('**/coverage?tier=A&gaps=all');
    const gap = page.locator('td.shade-none a').first();
    const [area, words] = [
      await gap.locator('xpath=ancestor::tr').getByRole('rowheader').innerText(),
      await gap.innerText(),
    ];
    expect(words).toMatch(/^\d+ days\s+0 of \d+ in touch/);
    await gap.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/staff/institutions?*');
    // The filter of the table is kept, and the longest wait stands first.
    expect(new URL(page.url()).searchParams.get('tier')).toBe('A');
    expect(new URL(page.url()).searchParams.get('sort')).toBe('contact');
    const first = page.locator('tbody tr').first();
    expect(await first.innerText()).toContain('Overdue');
    expect(await first.innerText()).toContain(area);
  });

  it('sees whom an institution works with, in a picture and in words alike', async ({ openWindow }) => {
    const page = await openWindow({ viewport: { width: 1280, height: 900 } });
    await signInAs(page, site.url, 'supervisor@demo.concord.example');
    const { press } = keyboard(page);
    await page.goto(`${site.url}/staff/institutions?words=Ousebank`);
    await press('Enter', 'link', 'Ousebank College');
    await expect.poll(() => heading(page)).toBe('Ousebank College');
    await press('Enter', 'link', 'Up to two steps away');
    await expect.poll(() => heading(page)).toBe('Relationships of Ousebank College');
    const drawn = await page.locator('svg.web text.name').allTextContents();
    const listed = await page.locator('main li').allInnerTexts();
    expect(drawn.join(' ')).toContain('Ashmere Community');
    expect(listed.join('\n')).toMatch(/Ashmere Community School\s+partner of\s+Ousebank College/);
    await press('Enter', 'link', 'Ashmere Community School, Secondary school, 1 step away');
    await expect.poll(() => heading(page)).toBe('Ashmere Community School');
  });

  it('meets no barrier at coverage and at a network, on a phone or a desk', async ({ openWindow }) => {
    const page = await openWindow({ viewport: { width: 1280, height: 900 } });
    // A code counts once: who signs in again within half a minute is refused.
    const [name = '', value = ''] = (await aKeeper(database)).cookie.split('=');
    await page.context().addCookies([{ name, value, url: site.url, secure: true, httpOnly: true }]);
    for (const query of ['', '?sector=education&gaps=all']) {
      await page.goto(`${site.url}/staff/institutions/coverage${query}`);
      expect(await barriers(page), query).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${site.url}/staff/institutions?words=Ousebank`);
    await page.getByRole('link', { name: 'Ousebank College' }).click();
    await page.getByRole('link', { name: 'Up to two steps away' }).click();
    expect(await barriers(page)).toEqual([]);
  });
});
