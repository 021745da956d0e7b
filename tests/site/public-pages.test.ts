import { describe, expect } from 'vitest';
import { it } from '../support/browser.ts';
import { errorsOfNu, hasJava } from '../support/nu-checker.ts';
import { openSite } from '../support/open-site.ts';
import { walkPublicPages } from '../support/public-pages.ts';
import { failuresOfSecondEngine } from '../support/second-engine.ts';

const { site } = await openSite();
const { pages, broken } = await walkPublicPages(site.url);

describe.concurrent('whoever presses every link of the public site', () => {
  it('is led nowhere that is not there', () => {
    expect(broken).toEqual([]);
    expect(pages.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/', '/help', '/events', '/training', '/guides', '/areas', '/privacy']),
    );
  });

  it.skipIf(!hasJava)('reads HTML in which the Nu checker finds no error (needs Java)', async () => {
    expect(await errorsOfNu(pages)).toEqual([]);
  });

  it.for(pages.filter(({ isFirst }) => isFirst).map(({ path }) => path))(
    'meets no barrier on %s that a second engine knows of',
    async (path, { openWindow }) => {
      const page = await openWindow();
      await page.goto(site.url + path);
      expect(await failuresOfSecondEngine(page)).toEqual([]);
    },
  );
});
