import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { RunningSite } from './site.ts';

/** The address of a page, with what stands for its parameters: of the beginnings the first that fits. */
export function filled(
  pattern: string,
  standsFor: readonly (readonly [beginning: string, record: string])[],
  records: Readonly<Record<string, string | null | undefined>>,
): string {
  const found = standsFor.find(([beginning]) => pattern.startsWith(beginning));
  if (!found) return pattern;
  const [beginning, name] = found;
  const fixed = beginning.slice(0, beginning.indexOf('['));
  const rest = beginning.slice(beginning.lastIndexOf(']') + 1);
  return fixed + records[name] + rest + pattern.slice(beginning.length);
}

/** Goes to a page of staff, and makes sure that it is that page which is shown and not one that it leads on to. */
export async function goTo(page: Page, site: Pick<RunningSite, 'url'>, address: string): Promise<void> {
  const answer = await page.goto(site.url + address);
  const shown = page.url().slice(site.url.length).split('?')[0];
  expect([address, answer!.status(), shown]).toEqual([address, 200, address.split('?')[0]]);
}

/** Signs a window in by a Cookie header. */
export async function signInWindow(
  page: Page,
  site: Pick<RunningSite, 'url'>,
  header: string,
): Promise<void> {
  const [name = '', value = ''] = header.split('=');
  await page.context().addCookies([{ name, value, url: site.url, secure: true, httpOnly: true }]);
}
