import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { event } from '#db/schema/events.ts';
import { ukDay } from '#lib/dates.ts';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { aKeeper } from '../support/site-people.ts';

const { site, database } = await openSite();
const [author, supervisor] = [await aKeeper(database), await aKeeper(database)];
const { db } = database;

// A Thursday five weeks ahead at the least: no day of it is past, and none a bank holiday that moves.
const on = ukDay(Temporal.Now.instant()).add({ days: 40 });
const title = 'Tea and questions';

async function as(page: Page, { cookie }: typeof author) {
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url: site.url }]);
}
const words = (page: Page) => page.locator('main').innerText();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function fillDay(page: Page, day: Temporal.PlainDate) {
  for (const part of ['day', 'month', 'year'] as const)
    await page.locator(`input[name="on-${part}"]`).fill(String(day[part]));
}

async function fillIn(page: Page) {
  await page.locator('input[name="title"]').fill(title);
  await page.locator('input[name="summary"]').fill('Ask us anything over a cup of tea.');
  await page.locator('input[name="organiser"]').fill('Bedfordshire Prevent team');
  await page.locator('input[name="venue"]').fill('Addison Hall');
  await page.locator('input[name="postcode"]').fill('MK42 9KC');
  await page.locator('input[name="parking"]').fill('Free car park');
  await page.locator('select[name="area"]').selectOption({ label: 'Bedford' });
}

describe('an event', () => {
  it('is drafted, approved by another, published, seen and cancelled', async ({ openWindow }) => {
    const page = await openWindow({ javaScriptEnabled: false });
    const other = await openWindow({ javaScriptEnabled: false });
    await as(page, author);
    await as(other, supervisor);

    await page.goto(`${site.url}/staff/events/new`);
    await fillIn(page);
    await fillDay(page, on);
    await page.locator('input[name="from"]').fill('6pm');
    await page.locator('input[name="to"]').fill('5pm');
    await press(page, 'Save as a draft');
    expect(await words(page)).toContain('It ends before it starts');
    await page.locator('input[name="to"]').fill('7:30pm');
    await press(page, 'Save as a draft');
    if ((await words(page)).includes('Look at this')) await press(page, 'Save it all the same');
    expect(await words(page)).toContain('The event is saved as a draft');
    const [row] = await db.select().from(event).where(eq(event.title, title));
    const own = `${site.url}/staff/events/${row!.id}`;
    expect((await page.goto(`${site.url}/events/${row!.slug}`))!.status()).toBe(404);

    await page.goto(own);
    await press(page, 'Ask for approval');
    expect(await words(page)).toContain('Approval is asked for');
    await page.goto(`${own}/approve`);
    await page.getByLabel('Approve it').check();
    await press(page, 'Decide');
    expect(await words(page)).toContain('somebody else approves it');

    await other.goto(`${own}/approve`);
    await other.getByLabel('Approve it').check();
    await press(other, 'Decide');
    expect(await words(other)).toContain('The event is approved');

    await page.goto(own);
    await press(page, 'Publish');
    expect(await words(page)).toContain('The event is published');
    expect(await words(page)).toContain('Hosted by police: Bedfordshire Prevent team');

    await page.goto(`${own}/cancel`);
    await page.locator('input[name="reason"]').fill('The hall is closed that week.');
    await press(page, 'Cancel event');
    expect(await words(page)).toContain('The event is cancelled');
    await other.goto(`${site.url}/staff/events?list=off`);
    expect(await words(other)).toContain(title);
  });

  it('is not planned for a 29 February that there is not', async ({ openWindow }) => {
    const page = await openWindow({ javaScriptEnabled: false });
    await as(page, author);
    await page.goto(`${site.url}/staff/events/new`);
    await fillIn(page);
    await fillDay(page, Temporal.PlainDate.from('2027-02-28'));
    await page.locator('input[name="on-day"]').fill('29');
    await page.getByLabel('It lasts all day').check();
    await press(page, 'Save as a draft');
    expect(await words(page)).toContain('Enter a day that there is');
    expect(await page.locator('input[name="title"]').inputValue()).toBe(title);
  });
});
