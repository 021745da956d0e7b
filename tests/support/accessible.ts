import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

// The package sends its long form, which is read for longer in every page.
export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const widths = [320, 1280];
// Between them nothing new is read or said, but a table may no longer fit.
const tablet = 768;

/** What stands in the way of somebody on this page, on a small phone and on a desk; empty when nothing does. */
export async function barriers(page: Page): Promise<string[]> {
  const found: string[] = [];
  // A kept window has it in each of its pages already.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    // Putting it into the page takes as long as looking.
    const { violations } = await new AxeBuilder({ page, axeSource: ';' })
      .withTags(rules)
      .options({ resultTypes: ['violations'] })
      // The other mode opens a second window for each page, for frames that we have none of.
      .setLegacyMode()
      .analyze();
    const seen = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
    );
    const own = [...(await page.evaluate(tooWide)), ...(await page.evaluate(smallTargets))];
    found.push(...[...seen, ...own].map((words) => `at ${width} px, ${words}`));
  }
  await page.setViewportSize({ width: tablet, height: 1024 });
  found.push(...(await page.evaluate(tooWide)).map((words) => `at ${tablet} px, ${words}`));
  return found;
}

/** Names what makes the page scroll sideways; runs in the page. */
function tooWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const over = [...document.querySelectorAll('body *')].filter(
    (element) => element.getBoundingClientRect().right > clientWidth + 1,
  );
  return [`scrolls sideways to ${scrollWidth}: ${over.at(-1)?.outerHTML.slice(0, 120) ?? 'unknown'}`];
}

/**
 * Names controls under 24 by 24 px (WCAG 2.5.8), but for links inside a sentence and controls that keep 24 px of
 * distance from every other; runs in the page.
 */
function smallTargets(): string[] {
  const all = [
    ...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary'),
  ]
    .filter(
      (element) =>
        element.checkVisibility() && !element.closest('[aria-hidden=true], .govuk-visually-hidden'),
    )
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.right > 0 && box.width > 1);
  const inSentence = (element: Element) =>
    element.matches('a') &&
    getComputedStyle(element).display === 'inline' &&
    element.closest('p, li, dd')?.textContent.trim() !== element.textContent.trim();
  const middle = ({ x, y, width, height }: DOMRect) => [x + width / 2, y + height / 2] as const;
  const isCrowded = (box: DOMRect, element: Element) => {
    const [x, y] = middle(box);
    return all.some(({ element: other, box: near }) => {
      if (other === element) return false;
      const apart = [Math.max(near.left - x, 0, x - near.right), Math.max(near.top - y, 0, y - near.bottom)];
      return Math.hypot(...apart) < 12;
    });
  };
  return all
    .filter(({ element, box }) => (box.width < 24 || box.height < 24) && !inSentence(element))
    .filter(({ element, box }) => isCrowded(box, element))
    .map(
      ({ element, box }) =>
        `target of ${box.width.toFixed()} by ${box.height.toFixed()}: ${element.outerHTML.slice(0, 120)}`,
    );
}
