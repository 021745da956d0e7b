import type { Page } from 'playwright-core';

/** A page of the demonstration by its address, or by the first link of a list that leads to one. */
export type MainPage = { name: string; path: string; first?: string };

/** The pages that most people meet first. */
export const mainPages: readonly MainPage[] = [
  { name: 'home', path: '/' },
  { name: 'help', path: '/help' },
  { name: 'someone-i-know', path: '/help/someone-i-know' },
  { name: 'guide', path: '/guides/notice-check-share' },
  { name: 'campaigns', path: '/campaigns' },
  { name: 'campaign', path: '/campaigns', first: 'main a[href^="/campaigns/"]' },
  { name: 'resources', path: '/resources' },
  { name: 'resource', path: '/resources', first: 'main a[href^="/resources/"]' },
  { name: 'events', path: '/events' },
  { name: 'event', path: '/', first: 'main a[href^="/events/"]' },
  { name: 'session', path: '/training', first: 'main a[href^="/training/sessions/"]' },
  { name: 'area', path: '/areas/bedford' },
  { name: 'newsletter', path: '/newsletter' },
  { name: 'contact', path: '/contact' },
];

/** The full address of a main page on a running demonstration. */
export async function addressOf(page: Page, base: string, { path, first }: MainPage): Promise<string> {
  await page.goto(base + path);
  const href = first && (await page.locator(first).first().getAttribute('href'));
  return new URL(href ?? path, base).href;
}
