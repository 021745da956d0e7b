import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { openBrowser } from './browser.ts';
import { addressOf, mainPages } from './main-pages.ts';
import { freePort } from './world.ts';

// `npm run pictures -- http://localhost:4321`: draws the main pages of a running demonstration, for docs/pictures.
const base = process.argv[2] ?? 'http://localhost:4321';
const widths = [1280, 768, 320];
const folder = new URL('../../docs/pictures/', import.meta.url);

/** Waits for pictures that come only when somebody scrolls to them. */
const drawAll = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (const image of document.images) {
      image.loading = 'eager';
      await image.decode().catch(() => undefined);
    }
  });

const home = await mkdtemp(join(tmpdir(), 'concord-pictures-'));
// Phones have letters for Bengali and Punjabi, which a bare server lacks: the browser borrows those of documents.
await symlink(fileURLToPath(new URL('../../src/lib/pdf/fonts', import.meta.url)), join(home, '.fonts'));
const browser = await openBrowser(await freePort(), home);
await mkdir(folder, { recursive: true });
for (const main of mainPages)
  for (const width of widths) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, locale: 'en-GB' });
    await page.goto(await addressOf(page, base, main));
    await drawAll(page);
    const drawn = sharp(await page.screenshot({ fullPage: true }));
    await writeFile(
      new URL(`${main.name}-${width}.webp`, folder),
      await drawn.webp({ quality: 60 }).toBuffer(),
    );
    await page.close();
  }
await browser.close();
await rm(home, { recursive: true, force: true });
