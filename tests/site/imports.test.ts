import { expect } from 'vitest';
import { inWindow } from '../support/booking-window.ts';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { signInAs } from '../support/site-staff.ts';

const { site } = await openSite();

const phone = { viewport: { width: 390, height: 844 } };

const list = [
  'Name;Type;Postcode;District;URN;Religious character',
  'Brook Lane Primary School;Primary school;MK40 9AA;Bedford;918301;None',
  'Café Youth Club;Youth organisation;;Bedford;;None',
  'Marlow Green Academy;Academy converter;MK42 9AB;Bedford;918302;None',
  'City School;Secondary school;;Norwich;918303;None',
].join('\r\n');

it('an officer brings in a list on a phone, decides, writes it, and takes it back', async ({
  openWindow,
}) => {
  const officer = inWindow(await openWindow(phone));
  const { page } = officer;
  await signInAs(page, site.url, 'officer@demo.concord.example');
  await page.goto(`${site.url}/staff/institutions/import`);
  await page.getByLabel('Institutions', { exact: true }).check();
  const buffer = Buffer.from(list, 'latin1');
  await page.locator('#list').setInputFiles({ name: 'schools.csv', mimeType: 'text/csv', buffer });
  await officer.press('Send this list');
  // The page looks again by itself until the worker is done.
  await expect.poll(officer.words, { timeout: 30_000 }).toContain('What the columns hold');
  const words = await officer.words();
  expect(words).toContain('CSV in Windows-1252, as older spreadsheets write, its cells parted by semicolons');
  expect(words).toContain('Not read: “Religious character” (religion or belief)');
  expect(await officer.isTooWide()).toBe(false);
  await officer.press('Check every row');
  await expect.poll(officer.words, { timeout: 30_000 }).toContain('What becomes of the rows');
  expect(await officer.words()).toContain('It lies in Norwich, where you may not import');
  expect(await officer.words()).toContain('We do not know the kind “Academy converter”');
  expect(await officer.isTooWide()).toBe(false);
  await page.getByLabel('Decision on row 3').selectOption('skip');
  await officer.press('Keep the decisions on this page');
  await expect.poll(officer.words).toContain('Add 1 and leave the rest');
  await officer.press('Add 1 and leave the rest');
  await expect.poll(officer.words, { timeout: 30_000 }).toContain('The list was written');
  await officer.follow('Brook Lane Primary School');
  await expect.poll(officer.heading).toBe('Brook Lane Primary School');
  const school = page.url();
  await page.goBack();
  await officer.follow('Take this import back');
  await officer.press('Take it back');
  await expect.poll(officer.words, { timeout: 30_000 }).toContain('The import was taken back');
  expect((await page.goto(school))!.status()).toBe(404);
});
