import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { area } from '#db/schema/areas.ts';
import { ukDay } from '#lib/dates.ts';
import { askForReturns } from '#lib/tension/returns/ask.ts';
import { addReporter } from '#lib/tension/returns/reporters.ts';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { anInstitution } from '../support/partner-makers.ts';
import { lettersTo } from '../support/site-mail.ts';
import { aKeeper } from '../support/site-people.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });
const { officer, cookie } = await aKeeper(database);
const { db } = database;
const [bedford] = await db.select({ id: area.id }).from(area).where(eq(area.slug, 'bedford'));
const phone = { javaScriptEnabled: false, viewport: { width: 320, height: 640 } };

const words = (page: Page) => page.locator('main').innerText();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** An institution that reports for Bedford and was asked today; gives its name and the link that it was mailed. */
async function asked(): Promise<{ name: string; link: string }> {
  const { id: institutionId, name } = await anInstitution(db, { districtId: bedford!.id });
  const email = `office-${crypto.randomUUID()}@ashmere.council.example`;
  const morning = { timeZone: 'Europe/London', plainTime: '08:00' };
  const at = ukDay(Temporal.Now.instant()).toZonedDateTime(morning).toInstant();
  const given = { areaId: bedford!.id, capacity: 'council', institutionId, email } as const;
  const added = await addReporter(db, officer, given, at.subtract({ hours: 24 * 7 }));
  if (!added.ok) throw new Error(added.reason);
  await askForReturns(db, database.secret, at);
  const [mail] = await lettersTo(database, site.url, email);
  expect(mail!.template).toBe('return-asked');
  return { name, link: (mail!.fields as unknown as { returnUrl: string }).returnUrl };
}

it('an institution says by the mailed link, in one press on a phone, that there is nothing to report', async ({
  openWindow,
}) => {
  const page = await openWindow(phone);
  const { name, link } = await asked();
  await page.goto(link);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('How is Bedford?');
  expect(await isTooWide(page)).toBe(false);
  await press(page, 'Nothing to report');
  expect(await words(page)).toContain('Your return is with us');
  expect(await words(page)).toContain(name);
  expect(await isTooWide(page)).toBe(false);
});

it('another says what there is, and the link used twice says so and shows nothing of it', async ({
  openWindow,
}) => {
  const page = await openWindow(phone);
  const { name, link } = await asked();
  const said = 'People in the market speak of the closed road.';
  await page.goto(link);
  await page.getByLabel('Worse than last week').check();
  await page.getByLabel('What do people feel?').fill(said);
  await press(page, 'Send the return');
  expect(await words(page)).toContain('Choose which issue it is about');
  expect(await page.getByLabel('What do people feel?').inputValue()).toBe(said);
  expect(await page.getByLabel('Worse than last week').isChecked()).toBe(true);
  expect(await isTooWide(page)).toBe(false);
  await page.getByLabel('What is it about?').selectOption({ label: 'Policing activity or confidence' });
  await press(page, 'Send the return');
  expect(await words(page)).toContain('Your return is with us');
  expect(await words(page)).not.toContain(said);

  await page.goto(link);
  expect(await words(page)).toContain('This link was used already');
  expect(await page.content()).not.toContain('closed road');
  expect(await page.locator('main textarea').count()).toBe(0);

  const ours = await openWindow({ javaScriptEnabled: false });
  const [key = '', value = ''] = cookie.split('=');
  await ours.context().addCookies([{ name: key, value, url: site.url }]);
  await ours.goto(`${site.url}/staff/tension/returns`);
  await ours.getByRole('link', { name: new RegExp(`Read the return ?, Bedford, ${name}`) }).click();
  expect(await words(ours)).toContain(said);
  expect(await words(ours)).toContain('Worse than last week');
});

it('an officer says in one press that there is nothing to report', async ({ openWindow }) => {
  const page = await openWindow(phone);
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url: site.url }]);
  await page.goto(`${site.url}/staff/tension/returns/new`);
  await page.getByRole('link', { name: 'Report for Bedford', exact: true }).click();
  await press(page, 'Nothing to report');
  expect(await words(page)).toContain('Your return for Bedford is sent');
  expect(await page.getByRole('link', { name: 'Report again for Bedford' }).count()).toBe(1);
  expect(await isTooWide(page)).toBe(false);
});
