import { eq } from 'drizzle-orm';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { officer as account } from '#db/schema/officers.ts';
import { publishDue } from '#lib/campaigns/publish-due.ts';
import { it } from '../support/browser.ts';
import { cardFrame } from '../support/campaign-makers.ts';
import { aPhoto } from '../support/hostile-files.ts';
import { keyboard } from '../support/keyboard.ts';
import { openSite } from '../support/open-site.ts';
import { signedInAs } from '../support/site-sign-in.ts';

const { site, database } = await openSite();

async function signIn(page: Page, who: string): Promise<void> {
  const theirs = eq(account.email, `${who}@demo.concord.example`);
  const [officer] = await database.db.select().from(account).where(theirs);
  const [name = '', value = ''] = (await signedInAs(database, officer!)).split('=', 2);
  await page.context().addCookies([{ name, value, url: site.url }]);
}

const equality = {
  'Could it treat anybody worse?': 'No picture shows a person.',
  'Who would be left out, and how do we reach them?': 'It is read aloud.',
  'How could it change how people see each other?': 'It names no community.',
  'What this rests on': 'The advisory group read it.',
};

/** Puts a picture into the text, where the cursor stands, and makes a word bold, without a mouse. */
async function putPictureIn(page: Page): Promise<void> {
  const box = page.getByLabel('Text', { exact: true });
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  const file = { name: 'door.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() };
  await page.locator('[data-put-picture] input[type=file]').setInputFiles(file);
  await page.getByLabel('What it shows').focus();
  await page.keyboard.type('A door with a wreath');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() =>
    document.querySelector<HTMLTextAreaElement>('#body')!.value.includes('](/files/'),
  );
  expect(await box.inputValue()).toMatch(
    /\[Ask\]\(\/help\)\n\n!\[A door with a wreath\]\(\/files\/[0-9a-f]{64}\/door\.jpg\)/,
  );
  await page.getByRole('button', { name: 'Heading', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  expect(await box.inputValue()).toContain('****');
  await page.keyboard.type('Soon');
}

async function write(page: Page): Promise<string> {
  const keys = keyboard(page);
  await page.goto(`${site.url}/staff/campaigns`);
  await keys.press('Enter', 'link', 'Begin a campaign');
  await keys.type('What we call it', 'A knock on the door');
  await keys.type('Address of its page', 'a-knock-on-the-door');
  await keys.type('Area that runs it', 'Bedfordshire');
  await keys.press('Enter', 'button', 'Begin campaign');
  await page.waitForURL('**?done=begun');
  const address = page.url().replace(/\?.*$/, '');
  await keys.press('Enter', 'link', 'Write the page');
  await keys.type('Title', 'Knock today');
  await keys.type('First sentence', 'Somebody is glad that you came.');
  await keys.type('Text', '## Knock\n\nOnce a week, **on the same day**. [Ask](/help)');
  await putPictureIn(page);
  await keys.press('Enter', 'button', 'Save page');
  await page.waitForURL('**?done=saved');
  await page.goto(`${address}/edit?lang=pl`);
  await keys.type('Title', 'Zapukaj dziś');
  await keys.type('First sentence', 'Ktoś się ucieszy.');
  await keys.type('Text', 'Raz w tygodniu.');
  await keys.press('Enter', 'button', 'Save page');
  await page.waitForURL('**?done=saved');
  await keys.press('Enter', 'link', 'Answer the equality assessment');
  for (const [label, answer] of Object.entries(equality)) await keys.type(label, answer);
  await keys.press('Enter', 'button', 'Save equality assessment');
  await page.waitForURL('**?done=equality');
  await keys.press('Enter', 'button', 'Ask for approval');
  await page.waitForURL('**?done=asked');
  return address;
}

const clock = (at = Temporal.Now.instant()) => publishDue(database.db, cardFrame, at);

it('goes by the keyboard alone from its writer by a second person and the clock to readers of two languages, and ends', async ({
  openWindow,
}) => {
  const [editor, comms, reader] = [await openWindow(), await openWindow(), await openWindow()];
  await signIn(editor, 'editor');
  const address = await write(editor);
  expect((await reader.goto(`${site.url}/campaigns/a-knock-on-the-door`))!.status()).toBe(404);

  await signIn(comms, 'comms');
  const keys = keyboard(comms);
  await comms.goto(address);
  await keys.press('Enter', 'link', 'Approve or send back');
  await comms.getByLabel('Approve it', { exact: true }).focus();
  await comms.keyboard.press('Space');
  await keys.press('Enter', 'button', 'Decide');
  await comms.waitForURL('**?done=approved');
  await keys.press('Enter', 'link', 'Say when it goes out');
  const today = Temporal.Now.plainDateISO('Europe/London');
  const [out, end] = [
    comms.getByRole('group', { name: 'Version 1 goes out on' }),
    comms.getByRole('group', { name: 'The last day of the campaign' }),
  ];
  for (const group of [out, end]) {
    await group.getByLabel('Day').focus();
    for (const part of [today.day, today.month, today.year]) {
      await comms.keyboard.type(String(part));
      await comms.keyboard.press('Tab');
    }
  }
  await keys.press('Enter', 'button', 'Save times');
  await comms.waitForURL('**?done=scheduled');
  await clock();

  await reader.goto(`${site.url}/campaigns/a-knock-on-the-door`);
  expect(await reader.getByRole('heading', { level: 1 }).textContent()).toBe('Knock today');
  await keyboard(reader).press('Enter', 'link', 'Polski');
  await reader.waitForURL('**?lang=pl');
  expect(await reader.locator('h1').textContent()).toBe('Zapukaj dziś');
  expect(await reader.locator('article').getAttribute('lang')).toBe('pl');
  const card = await reader.locator('meta[property="og:image"]').getAttribute('content');
  const picture = await reader.request.get(site.url + new URL(card!).pathname);
  expect(picture.headers()['cache-control']).toContain('immutable');

  await database.sql`update campaign set ends_at = now() where slug = 'a-knock-on-the-door'`;
  await reader.goto(`${site.url}/campaigns/a-knock-on-the-door`);
  expect(await reader.getByText('This campaign ended on').count()).toBe(1);
  const door = await reader.getByAltText('A door with a wreath').getAttribute('src');
  expect((await reader.request.get(site.url + door!)).status()).toBe(200);

  await comms.goto(`${address}/withdraw`);
  await keys.type('Why is it withdrawn?', 'The street is closed.');
  await keys.press('Enter', 'button', 'Withdraw campaign');
  await comms.waitForURL('**?done=withdrawn');
  const gone = await Promise.all([reader.reload(), reader.request.get(site.url + door!)]);
  expect(gone.map((answer) => answer!.status())).toEqual([404, 404]);
});

it('gives all material in one file, also after somebody who left in the middle', async () => {
  const pack = `${site.url}/campaigns/what-they-see-online/pack.zip`;
  const left = new AbortController();
  const reader = (await fetch(pack, { signal: left.signal })).body!.getReader();
  await reader.read();
  left.abort();
  const answer = await fetch(pack);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(answer.headers.get('content-length')).toBe(String(bytes.length));
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  const names = Object.keys(unzipSync(bytes));
  for (const name of ['English/one-question-film.mp4', 'English/one-question-film.vtt', 'README.txt'])
    expect(names).toContain(name);
  expect((await fetch(pack, { method: 'HEAD' })).headers.get('content-length')).toBe(String(bytes.length));
});

it('keeps both texts when two save one page at once', async ({ openWindow }) => {
  const [one, other] = [await openWindow(), await openWindow()];
  await signIn(one, 'editor');
  await signIn(other, 'comms');
  const [row] = await database.sql<
    { id: string }[]
  >`select id from campaign where slug = 'kind-words-in-winter'`;
  const address = `${site.url}/staff/campaigns/${row!.id}/edit`;
  for (const page of [one, other]) await page.goto(address);
  await one.getByLabel('Title', { exact: true }).fill('Warm words in winter');
  await one.getByRole('button', { name: 'Save page' }).click();
  await one.waitForURL('**?done=saved');
  await other.getByLabel('Title', { exact: true }).fill('Good words in winter');
  const answer = other.waitForResponse((response) => response.request().method() === 'POST');
  await other.getByRole('button', { name: 'Save page' }).click();
  expect((await answer).status()).toBe(409);
  const both = other.getByRole('table', { name: 'What two wrote at once' });
  expect(await both.textContent()).toContain('Warm');
  expect(await other.getByLabel('Title', { exact: true }).inputValue()).toBe('Good words in winter');
  await other.getByRole('button', { name: 'Save page' }).click();
  await other.waitForURL('**?done=saved');
});
