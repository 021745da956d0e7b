import { expect } from 'vitest';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { aSignedIn } from '../support/site-sign-in.ts';
import { signInWindow } from '../support/staff-pages-seen.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });

// Larger than any other form may be, by a column that is not read.
const notes = 'x'.repeat(3000);
const rows = Array.from({ length: 400 }, (_, n) => `reader${n}@journey.example,${notes}`);
const list = `Email,Notes\n${rows.join('\n')}\nnobody,${notes}\n`;
const known = () => database.sql`select id from subscriber where email like '%@journey.example'`;

it('somebody brings a large list in, follows the bar, and takes it back while its mails leave', async ({
  openWindow,
}) => {
  const page = await openWindow();
  await signInWindow(page, site, (await aSignedIn(database, 'comms')).cookie);
  await page.goto(`${site.url}/staff/newsletters/subscribers/import`);
  const file = { name: 'journey.csv', mimeType: 'text/csv', buffer: Buffer.from(list) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByLabel('On paper, by word').check();
  await page.getByLabel('Where they agreed').fill('Library desk');
  await page.getByLabel('Day').fill('4');
  await page.getByLabel('Month').fill('7');
  await page.getByLabel('Year').fill('2026');
  await page.getByLabel('What they agreed to').fill('News please');
  await page.getByLabel('News from the team').check();
  await page.getByRole('button', { name: 'Check this list' }).click();

  await page.getByRole('button', { name: 'Ask 400 people to confirm' }).click();
  await page.getByText('400 people of 401 rows asked by email to confirm').waitFor();
  expect(await known()).toHaveLength(400);

  await page.getByRole('link', { name: 'Take this import back' }).click();
  await page.getByRole('button', { name: 'Take import back' }).click();
  await page.getByText('This list of 401 rows was taken back').waitFor();
  expect(await known()).toHaveLength(0);
}, 240_000);
