import type { Page } from 'playwright-core';

/** What people do on the pages about booking, by the words that they read there. */
export function inWindow(page: Page) {
  page.setDefaultTimeout(20_000);
  return {
    page,
    press: (name: string | RegExp) => page.getByRole('button', { name }).click(),
    follow: (name: string | RegExp) => page.getByRole('link', { name }).first().click(),
    heading: () => page.getByRole('heading', { level: 1 }).innerText(),
    words: () => page.getByRole('main').innerText(),
    fillIn: (email: string) => fillIn(page, email),
    /** Types a day into the three boxes of a date. */
    typeDay: (name: string, on: Temporal.PlainDate) => typeDay(page, name, on),
    /** Chooses in a list what begins with these words, however it goes on. */
    choose: (list: string, words: string) => choose(page, list, words),
    isTooWide: () =>
      page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth),
  };
}

async function choose(page: Page, list: string, words: string): Promise<void> {
  const field = page.getByLabel(list, { exact: true });
  const option = field.locator('option', { hasText: words }).first();
  await field.selectOption(await option.getAttribute('value'));
}

async function typeDay(page: Page, name: string, { day, month, year }: Temporal.PlainDate): Promise<void> {
  await page.locator(`#${name}`).fill(String(day));
  await page.locator(`#${name}-month`).fill(String(month));
  await page.locator(`#${name}-year`).fill(String(year));
}

async function fillIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('Organisation name').fill('Ashmere Community School');
  await page.getByLabel('Kind of organisation').selectOption('secondary_school');
  await page.getByLabel('Postcode').fill('mk401aa');
  await page.getByLabel('Full name', { exact: true }).fill('Amara Nwosu');
  await page.getByLabel('Work email address').fill(email);
  await page.getByLabel('Work phone number').fill('01632 960 001');
  await page.getByLabel('Your role').fill('Safeguarding lead');
}
