import type { BrowserContext, Page } from 'playwright-core';
import { axe } from './accessible.ts';

export type KeptWindows = {
  /** A window that nobody looks through, or a new one, of a size as a new one has. */
  take: (reader: string) => Promise<Page>;
  giveBack: (reader: string, page: Page) => void;
  close: () => Promise<void>;
};

/** Windows that are used again, by reader: each reader has cookies of their own. */
export function makeKeptWindows(open: () => Promise<BrowserContext>): KeptWindows {
  const readers = new Map<string, { context: Promise<BrowserContext>; free: Page[] }>();
  const ready = async (): Promise<BrowserContext> => {
    const context = await open();
    // Put into each page by the browser itself, it costs half of what it costs to be sent there.
    await context.addInitScript({ content: axe });
    // A page that asks by itself what has changed would begin anew while somebody looks at it. Hidden ones rest.
    await context.addInitScript({
      content: 'Object.defineProperty(document, "hidden", { get: () => true });',
    });
    return context;
  };
  const of = (reader: string) => {
    const known = readers.get(reader) ?? { context: ready(), free: [] };
    readers.set(reader, known);
    return known;
  };
  const take = async (reader: string) => {
    const { context, free } = of(reader);
    const page = free.pop() ?? (await (await context).newPage());
    await page.setViewportSize({ width: 1280, height: 720 });
    return page;
  };
  const close = async () => {
    for (const { context } of readers.values()) await (await context).close();
  };
  return { take, giveBack: (reader, page) => void of(reader).free.push(page), close };
}
