import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { it } from '../support/browser.ts';
import { aPdf } from '../support/hostile-files.ts';
import { openSite } from '../support/open-site.ts';
import { aSignedIn } from '../support/site-sign-in.ts';
import { signInWindow } from '../support/staff-pages-seen.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });

const folder = mkdtempSync(join(tmpdir(), 'resources-'));
const path = join(folder, 'poster.pdf');
writeFileSync(path, aPdf({ inside: '% of the journey' }));

/** Goes to a control by the tabulator alone, as somebody without a mouse does. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let nth = 0; nth < 80; nth++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const here = document.activeElement as HTMLInputElement | null;
      return `${here?.labels?.[0]?.textContent ?? ''} ${here?.textContent ?? ''}`.trim();
    });
    if (name.test(at)) return;
  }
  throw new Error(`No ${name} is reached by the keyboard.`);
}

/** An editor writes a resource and sends its file, without a mouse. */
async function written(editor: Page): Promise<string> {
  await editor.goto(`${site.url}/staff/resources/new`);
  await editor.getByLabel('What it is', { exact: true }).selectOption('poster');
  await editor.getByLabel('Language').selectOption('en');
  await editor.getByLabel('Title').fill('Ask at the bus stop');
  await editor.getByLabel('What it is, in one sentence').fill('A poster for bus shelters.');
  await editor.getByLabel('What it is for and how to use it').fill('Put it up where people wait.');
  await editor.getByLabel('Parents and carers').press('Space');
  await editor.getByLabel('Topic').selectOption('conversations');
  await editor.getByLabel('Open Government Licence v3.0').press('Space');
  await tabTo(editor, /Add resource/);
  await editor.keyboard.press('Enter');
  await editor.getByText('Resource begun.').waitFor();
  await tabTo(editor, /Send a file/);
  await editor.keyboard.press('Enter');
  await editor.getByLabel('File', { exact: true }).waitFor();
  await tabTo(editor, /^File$/);
  await editor.getByLabel('File', { exact: true }).setInputFiles(path);
  expect(await editor.getByRole('status').textContent()).toContain('poster.pdf');
  await tabTo(editor, /Send file/);
  await editor.keyboard.press('Enter');
  await editor.getByText('File kept.').waitFor();
  await tabTo(editor, /Ask for approval/);
  await editor.keyboard.press('Enter');
  await editor.getByText('Approval asked for.').waitFor();
  return editor.url().split('?')[0]!;
}

it('goes from an editor by keyboard over somebody who approves it to the public, who find, filter and take it', async ({
  openWindow,
}) => {
  const editor = await openWindow();
  await signInWindow(editor, site, (await aSignedIn(database, 'content_editor')).cookie);
  const record = await written(editor);
  const reader = await openWindow();
  await reader.goto(`${site.url}/resources?words=bus`);
  await reader.getByText('Nothing fits all of that').waitFor();

  const approver = await openWindow();
  await signInWindow(approver, site, (await aSignedIn(database, 'comms')).cookie);
  await approver.goto(record);
  await approver.getByRole('link', { name: 'Approve or send back' }).click();
  await approver.getByLabel('Publish it').check();
  await approver.getByRole('button', { name: 'Decide' }).click();
  await approver.getByText('Version published.').waitFor();

  await reader.goto(`${site.url}/resources`);
  await reader.getByLabel('Words in it').fill('BUS shelters');
  await reader.getByLabel('Format').selectOption('poster');
  await reader.getByRole('button', { name: 'Show resources' }).click();
  await reader.getByText('1 resource found').waitFor();
  await reader.getByRole('link', { name: 'Ask at the bus stop' }).click();
  const arriving = reader.waitForEvent('download');
  await reader.getByRole('link', { name: 'Download PDF' }).click();
  const taken = await arriving;
  expect(readFileSync(await taken.path()).equals(readFileSync(path))).toBe(true);
  expect(taken.suggestedFilename()).toBe('poster.pdf');

  await editor.goto(record);
  await editor.getByRole('row', { name: 'PDF 1' }).waitFor();
  const file = (await reader.getByRole('link', { name: 'Download PDF' }).getAttribute('href'))!;
  // What is withdrawn is gone at once, also where its address is known.
  await approver.goto(`${record}/withdraw`);
  await approver.getByLabel('Why').fill('The campaign is over.');
  await approver.getByRole('button', { name: 'Withdraw resource' }).click();
  await approver.getByText('Resource withdrawn.').waitFor();
  const gone = await Promise.all([fetch(reader.url()), fetch(site.url + file)]);
  expect(gone.map(({ status }) => status)).toEqual([404, 404]);
});

it('takes an expired one away by itself, and its files with it', async () => {
  const [over] = await database.sql<{ slug: string; hash: string; name: string }[]>`
    select r.slug, s.hash, s.name from resource r join resource_version v on v.resource_id = r.id
    join resource_file f on f.version_id = v.id and f.role = 'download' join stored_file s on s.hash = f.hash
    where v.approved_at is not null and v.expires_on < now()::date limit 1`;
  const paths = [`/resources/${over!.slug}`, `/files/${over!.hash}/${over!.name}`];
  const answers = await Promise.all(paths.map((one) => fetch(site.url + one)));
  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
});

it('plays a film in its page, with captions, and with its words below', async ({ openWindow }) => {
  const page = await openWindow();
  await page.goto(`${site.url}/resources/one-question-film`);
  await page.locator('video').evaluate(async (film: HTMLVideoElement) => {
    film.muted = true;
    await film.play();
  });
  await page.waitForFunction(() => document.querySelector('video')!.currentTime > 0.2);
  const cues = await page.locator('video').evaluate((film: HTMLVideoElement) => {
    const [track] = film.textTracks;
    return [track!.mode, track!.language, track!.cues?.length, Math.round(film.duration)];
  });
  expect(cues).toEqual(['showing', 'en', 5, 24]);
  expect(await page.getByRole('heading', { name: 'Transcript' }).count()).toBe(1);
  await page.locator('video').evaluate((film: HTMLVideoElement) => (film.currentTime = 20));
  await page.waitForFunction(() => document.querySelector('video')!.currentTime > 20);
});
