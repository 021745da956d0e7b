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
const line = 'The road is open again. Ask any officer in the town.';

it('goes from the officer who words it, by a supervisor who approves and comms who release, to those who use it', async ({
  openWindow,
}) => {
  const [officer, supervisor] = [await openWindow(), await openWindow()];
  const [comms, reader] = [await openWindow(), await openWindow()];
  await signIn(officer, 'officer');
  await officer.goto(`${site.url}/staff/comms`);
  await officer.getByRole('link', { name: 'Begin a comms plan' }).click();
  expect(await barriers(officer)).toEqual([]);
  await officer.getByLabel('Area', { exact: true }).selectOption('bedford');
  await officer.getByLabel('Issue').selectOption('local_incident');
  await officer.getByLabel('Title').fill('After the road was closed');
  await officer.getByLabel('What it is for').fill('People know which way to go.');
  await officer.getByLabel('What we want to reach').fill('Nobody asks twice.');
  await press(officer, 'Begin the plan');
  await officer.waitForURL('**?done=begun');
  const address = officer.url().replace(/\?.*$/, '');
  await officer.getByRole('link', { name: 'Add wording', exact: true }).click();
  await officer.getByLabel('The words').fill('We go in at 5am on Tuesday.');
  await press(officer, 'Save and ask for approval');
  expect(await officer.getByText('This looks like the time of a planned action').count()).toBeGreaterThan(0);
  expect(await barriers(officer)).toEqual([]);
  await officer.getByLabel('The words').fill(line);
  await officer.getByLabel('Until somebody releases it').check();
  await press(officer, 'Save and ask for approval');
  await officer.waitForURL('**?done=asked');
  await officer.getByRole('link', { name: 'Change Named for what is under embargo' }).click();
  await officer.getByLabel('Name somebody').selectOption({ label: 'Sofia Marchetti' });
  await press(officer, 'Name them');

  await signIn(reader, 'npt');
  await reader.goto(address);
  expect(await reader.getByText(line).count()).toBe(0);
  expect(await reader.getByText('Under embargo until it is released. Ask Dana Whitlock.').count()).toBe(1);

  await signIn(supervisor, 'supervisor');
  await supervisor.goto(`${site.url}/staff`);
  await supervisor.getByRole('link', { name: /pieces? of wording to approve/ }).click();
  await supervisor.goto(address);
  await supervisor.getByRole('link', { name: 'Approve or send back (1)' }).click();
  expect(await barriers(supervisor)).toEqual([]);
  await supervisor.getByLabel('Approve it').check();
  await press(supervisor, 'Decide');
  await supervisor.waitForURL('**?done=approved');

  await signIn(comms, 'comms');
  await comms.goto(address);
  await comms
    .getByRole('link', { name: /^Release\b/ })
    .first()
    .click();
  expect(await barriers(comms)).toEqual([]);
  await comms.getByLabel('By what it goes out').selectOption('channel_in_person');
  await comms.getByLabel('Where it was used').fill('Patrols in the town');
  await press(comms, 'Release it');
  await comms.waitForURL('**?done=released');

  await reader.goto(address);
  expect(await reader.getByText(line).count()).toBeGreaterThan(0);
  expect(await reader.getByText('Patrols in the town').count()).toBe(1);
  await comms.getByRole('link', { name: /^Recall/ }).click();
  await comms.getByLabel('Why nobody should use it any more').fill('The road is closed once more.');
  await press(comms, 'Recall it');
  await comms.waitForURL('**?done=recalled');
  await reader.reload();
  expect(await reader.getByText('Do not use this any more.').count()).toBe(1);
});
