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

  it('reads on every page that may be found the one address that it has', () => {
    const found = pages.filter(({ html }) => !html.includes('<meta name="robots" content="noindex'));
    const wrong = found.filter(({ path, html }) => {
      const said = [...html.matchAll(/<link rel="canonical" href="([^"]+)"/g)].map(([, address]) => address!);
      return said.length !== 1 || new URL(said[0]!).pathname !== new URL(path, site.url).pathname;
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
    expect(found.length).toBeGreaterThan(20);
  });

  it.skipIf(!hasJava)('reads HTML in which the Nu checker finds no error (needs Java)', async () => {
    expect(await errorsOfNu(pages)).toEqual([]);
  });

  it.for(pages.filter(({ isFirst }) => isFirst).map(({ path }) => path))(
    'meets no barrier on %s that a second engine knows of',
    async (path, { keptWindow }) => {
      const page = await keptWindow();
      await page.goto(site.url + path);
      expect(await failuresOfSecondEngine(page)).toEqual([]);
    },
  );
});
