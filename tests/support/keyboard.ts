import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Uses a page by its keys alone: Tab until something has the focus, which must be seen, then Enter or Space. */
export function keyboard(page: Page) {
  const reach = async (wanted: Locator) => {
    await wanted.waitFor({ state: 'attached' });
    for (let tabs = 0; tabs < 120; tabs++) {
      await page.keyboard.press('Tab');
      // The page may still be scrolling there.
      await expect.poll(() => page.evaluate(seen)).toBe('seen');
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`Tab does not reach ${String(wanted)}.`);
  };
  const press = async (key: 'Enter' | 'Space', role: 'link' | 'button' | 'checkbox', name: string) => {
    await reach(page.getByRole(role, { name, exact: true }).first());
    await page.keyboard.press(key);
  };
  /** Types into a field, or the beginning of the words to choose in a list. */
  const type = async (label: string, text: string) => {
    await reach(page.getByLabel(label, { exact: true }));
    await page.keyboard.type(text);
  };
  return { press, type };
}

/** Whether whoever looks at the page sees what has the focus; runs in the page. */
function seen(): string {
  const element = document.activeElement;
  if (!element || element === document.body) return 'seen';
  const { outlineStyle, outlineWidth, boxShadow, backgroundColor } = getComputedStyle(element);
  const label = element.id || element.textContent.trim().slice(0, 40);
  const box = element.getBoundingClientRect();
  const isInView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const isMarked =
    outlineStyle === 'auto' ||
    (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) ||
    boxShadow !== 'none' ||
    backgroundColor === 'rgb(255, 221, 0)';
  if (!isInView) return `${label} has the focus out of sight`;
  return isMarked || element.matches('.govuk-checkboxes__input')
    ? 'seen'
    : `${label} does not show the focus`;
}
