import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { officer as account } from '#db/schema/officers.ts';
import { barriers } from '../support/accessible.ts';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { signedInAs } from '../support/site-sign-in.ts';

const { site, database } = await openSite();

/** Signs a window in as somebody of the demonstration. */
async function signIn(page: Page, who: string): Promise<void> {
  const theirs = eq(account.email, `${who}@demo.concord.example`);
  const [officer] = await database.db.select().from(account).where(theirs);
  const [name = '', value = ''] = (await signedInAs(database, officer!)).split('=', 2);
  await page.context().addCookies([{ name, value, url: site.url }]);
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

it('goes from the officer who writes it, by a supervisor, to those who police the area, who tick it and print it', async ({
  openWindow,
}) => {
  const [officer, supervisor, reader] = [await openWindow(), await openWindow(), await openWindow()];
  await signIn(officer, 'officer');
  await officer.goto(`${site.url}/staff/areas/bedford`);
  await officer.getByRole('link', { name: 'Open the briefing in force' }).click();
  await officer.getByRole('link', { name: 'Write a new version' }).click();
  await press(officer, 'Begin the draft');
  await officer.waitForURL('**?done=drafted');
  expect(await barriers(officer)).toEqual([]);
  await officer.getByRole('link', { name: 'Edit', exact: true }).click();
  await officer.locator('[name="task-0"]').fill('Walk through the bus station at noon');
  await officer.locator('[name="line-0"]').fill('The bus station is open as usual.');
  await press(officer, 'Save briefing');
  await officer.waitForURL('**?done=edited');
  await press(officer, 'Ask for release');
  await officer.waitForURL('**?done=asked');
  expect(await officer.getByRole('link', { name: 'Release or send back' }).count()).toBe(0);
  const address = officer.url().replace(/\?.*$/, '');

  await signIn(reader, 'npt');
  expect((await reader.goto(address))!.status()).toBe(404);

  await signIn(supervisor, 'supervisor');
  await supervisor.goto(`${site.url}/staff`);
  await supervisor.getByRole('link', { name: /briefings? to release/ }).click();
  await supervisor.waitForURL('**/staff/briefings?list=waiting');
  await supervisor.goto(address);
  await supervisor.getByRole('link', { name: 'Release or send back' }).click();
  expect(await barriers(supervisor)).toEqual([]);
  await supervisor.getByLabel('Release it').check();
  await press(supervisor, 'Decide');
  await supervisor.waitForURL('**?done=released');

  await reader.goto(`${site.url}/staff`);
  await reader.locator('#briefings').getByRole('link', { name: 'Bedford', exact: true }).click();
  await reader.waitForURL(address);
  expect(await barriers(reader)).toEqual([]);
  await press(reader, 'Tick Walk through the bus station at noon');
  await reader.waitForURL('**?done=ticked');
  expect(await reader.getByText('Done: Callum Reddington').count()).toBe(1);
  const file = await reader.request.get(`${address}/briefing.pdf`);
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
  expect(file.headers()['content-disposition']).toContain('briefing-bedford');
  await reader.emulateMedia({ media: 'print' });
  expect(await reader.getByRole('button', { name: /^Tick/ }).first().isVisible()).toBe(false);
});
