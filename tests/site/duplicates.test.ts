import { expect } from 'vitest';
import { barriers } from '../support/accessible.ts';
import { inWindow } from '../support/booking-window.ts';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { signInToDemonstration } from '../support/signing-in.ts';

const { site, database } = await openSite();
const list = `${site.url}/staff/institutions/duplicates`;

const emailsOf = async (name: string) => {
  const rows = await database.sql<{ email: string }[]>`
    select email from contact where name = ${name} and merged_into_id is null order by added_at`;
  return rows.map(({ email }) => email);
};

it('an officer finds somebody who stands there twice, merges them field by field and takes it back, without script', async ({
  openWindow,
}) => {
  const window = await openWindow({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  await signInToDemonstration(window, site.url, 'officer');
  const { press, words, heading } = inWindow(window);
  const [first, second] = await emailsOf('Rutendo Mbeki');
  await window.goto(`${list}?kind=contact`);
  expect(await words()).toContain('At the same institution +25');
  await window.getByRole('link', { name: 'Look at both : Rutendo Mbeki and Rutendo Mbeki' }).click();
  expect(await heading()).toBe('Are these one person?');

  await window.locator('#email-from').check();
  await press('Merge the two records');
  expect(await words()).toContain('Enter why they are one');
  expect(await window.locator('#email-from').isChecked()).toBe(true);
  await window.getByLabel('Why are they one?').fill('the second was typed from a booking');
  await press('Merge the two records');
  expect(await words()).toContain('The two records are one now');
  expect(await emailsOf('Rutendo Mbeki')).toEqual([second]);
  const merge = window.url().replace(/\?.*/, '');

  await window.getByRole('link', { name: 'The record of Rutendo Mbeki' }).click();
  expect(await words()).toContain(second);
  await window.goto(`${list}?kind=contact`);
  await window.getByRole('link', { name: 'Rutendo Mbeki into Rutendo Mbeki' }).click();
  expect(window.url()).toBe(merge);
  await window.getByLabel('Why are they two?').fill('they are two people of one name');
  await press('Undo the merge');
  expect(await words()).toContain('Nothing: every row and value went back');
  expect(await emailsOf('Rutendo Mbeki')).toEqual([first, second]);

  await window.goto(`${list}?kind=contact`);
  await window.getByRole('link', { name: 'Look at both : Rutendo Mbeki and Rutendo Mbeki' }).click();
  await press('They are not the same');
  expect(await words()).toContain('They are two: nobody is asked about them again');
  expect(await words()).not.toContain('Rutendo Mbeki and Rutendo Mbeki');
});

it('a supervisor chooses between two institutions with the keyboard alone, and nothing stands in the way of a reader', async ({
  openWindow,
}) => {
  const window = await openWindow();
  await signInToDemonstration(window, site.url, 'supervisor');
  await window.goto(list);
  expect(await barriers(window)).toEqual([]);
  await window.getByRole('link', { name: /^Look at both : .*Masjid/ }).click();
  expect(await barriers(window)).toEqual([]);
  await window.locator('#name-into').focus();
  await window.keyboard.press('ArrowLeft');
  expect(await window.locator('#name-from').isChecked()).toBe(true);
  await window.getByLabel('Why are they one?').fill('one congregation, written by ear');
  await window.keyboard.press('Enter');
  await window.waitForURL(/done=merged/);
  const [row] = await database.sql<{ name: string; other: string }[]>`
    select i.name, l.name as other from institution i join institution_alias l on l.institution_id = i.id
    where i.name = 'Lindford Road Masjid' and i.merged_into_id is null and l.name = 'Linford Road Mosque'`;
  expect(row).toEqual({ name: 'Lindford Road Masjid', other: 'Linford Road Mosque' });
  expect(await barriers(window)).toEqual([]);
});
