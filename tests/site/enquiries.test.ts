import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { officer as account } from '#db/schema/officers.ts';
import { receiveReply } from '#lib/enquiries/receive.ts';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { signedInAs } from '../support/site-sign-in.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });

/** Signs a window in as Dana Whitlock of the demonstration. */
async function signIn(page: Page): Promise<void> {
  const theirs = eq(account.email, 'officer@demo.concord.example');
  const [officer] = await database.db.select().from(account).where(theirs);
  const [name = '', value = ''] = (await signedInAs(database, officer!)).split('=', 2);
  await page.context().addCookies([{ name, value, url: site.url }]);
}

const press = async (page: Page, name: string) => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState();
};

/** Writes to the team, and gives the number that the writer gets. */
async function write(page: Page, words: string, { change }: { change?: string } = {}): Promise<string> {
  await page.goto(`${site.url}/contact?reason=training`);
  await page.getByLabel('What do you want to ask').fill(words);
  await page.getByLabel('Your email address').fill('writer@ashmere.example');
  await page.getByLabel('Where you live or work').selectOption({ label: 'Bedford' });
  await press(page, 'Send your message');
  expect(await page.locator('h1').innerText()).toContain('Is this about someone you are worried about?');
  expect(await page.locator('body').innerText()).toContain('0800 011 3764');
  if (change) {
    await press(page, 'Change what you wrote');
    expect(await page.getByLabel('What do you want to ask').inputValue()).toBe(words);
    await page.getByLabel('What do you want to ask').fill(change);
    await press(page, 'Send your message');
  } else await press(page, 'Send it anyway');
  return new URL(page.url()).searchParams.get('reference')!;
}

/** Opens an enquiry by its number, as a colleague finds it. */
async function open(page: Page, reference: string): Promise<void> {
  await page.goto(`${site.url}/staff/enquiries?words=${reference}`);
  await page.locator('th a').first().click();
  await page.waitForLoadState();
  expect(await page.locator('h1').innerText()).toContain(reference);
}

it('is stopped before a worry about a person is sent, changed, noted on, answered with a template, answered back and closed', async ({
  openWindow,
}) => {
  const [writer, staff] = [await openWindow(), await openWindow()];
  const words = 'I am worried about my pupil Adam Brunt, he was radicalised. Do you train nurseries?';
  const reference = await write(writer, words, { change: 'Do you train nurseries, in the evening?' });
  expect(await writer.locator('body').innerText()).toContain(reference);
  const [kept] = await database.sql<
    { words: string }[]
  >`select words from enquiry where reference = ${reference}`;
  expect(kept!.words).toBe('Do you train nurseries, in the evening?');

  await signIn(staff);
  await open(staff, reference);
  await press(staff, 'Take it on');
  await staff.getByLabel('Add a note').fill('Asked the trainers about evenings.');
  await press(staff, 'Add note');
  await staff.getByRole('link', { name: 'Reply', exact: true }).click();
  await staff.getByRole('link', { name: 'Training for your organisation' }).click();
  await staff.waitForLoadState();
  await press(staff, 'Send reply');
  expect(await staff.locator('body').innerText()).toContain('The enquiry now waits for them');
  const mails = await database.sql<{ id: string; template: string; thread: string[] | null }[]>`
    select m.id, m.template, m.thread from mail_message m join enquiry e on e.id = m.entity_id
    where e.reference = ${reference} order by m.queued_at`;
  expect(mails.map(({ template }) => template)).toEqual(['enquiry-received', 'enquiry-reply']);
  expect(mails[1]!.thread).toEqual([mails[0]!.id]);

  const back = {
    ...{ messageId: '<back@ashmere.example>', from: 'writer@ashmere.example', subject: 'Re: Training' },
    ...{ text: 'Wednesdays would suit us.\n\n> Thank you', answers: [`<${mails[1]!.id}@localhost>`] },
  };
  expect((await receiveReply(database.db, back, Temporal.Now.instant())).ok).toBe(true);
  await staff.reload();
  expect(await staff.locator('body').innerText()).toContain('Wednesdays would suit us.');
  expect(await staff.locator('body').innerText()).toContain('Asked the trainers about evenings.');
  await staff.getByRole('link', { name: 'Close it' }).click();
  await staff.getByLabel('Answered').check();
  await press(staff, 'Close enquiry');
  expect(await staff.locator('body').innerText()).toContain('It is erased 90 days from now');
});

it('hands over and erases a worry, and its words are nowhere in the database, the mails or the log', async ({
  openWindow,
}) => {
  const [writer, staff] = [await openWindow(), await openWindow()];
  const secret = 'Zebedee Quillfeather';
  const reference = await write(writer, `I am worried about my brother ${secret}, he was radicalised`);
  await signIn(staff);
  await open(staff, reference);
  expect(await staff.locator('main').innerText()).toContain('This reads like a worry about a person');
  await staff.getByRole('link', { name: 'hand over and erase', exact: true }).click();
  await staff.getByLabel('Prevent referral').check();
  await staff.getByLabel('It has reached them').check();
  await press(staff, 'Erase the enquiry');
  expect(await staff.locator('body').innerText()).toContain('Handed over and erased');
  const tables = await database.sql<{ name: string }[]>`select table_schema || '.' || table_name as name
    from information_schema.tables where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`;
  for (const { name } of tables) {
    const found = await database.sql`select 1 from ${database.sql(name)} r
      where r::text ilike '%Quillfeather%' limit 1`;
    expect([name, found.length]).toEqual([name, 0]);
  }
  expect(site.output()).not.toContain('Quillfeather');
  const [note] = await database.sql<{ to_role: string }[]>`
    select to_role from handover order by wiped_at desc limit 1`;
  expect(note!.to_role).toBe('Prevent gateway officer');
});
