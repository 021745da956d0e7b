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
  };
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
