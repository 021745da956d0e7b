import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type ConsoleMessage,
  type Page,
} from 'playwright-core';
import { test as plain } from 'vitest';
import { findChromium } from './chromium.ts';
import { makeKeptWindows, type KeptWindows } from './kept-windows.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

type Fixtures = {
  browser: Browser;
  /**
   * Opens a window of a new visitor, with no cookies, at a size and so on of your choice. The test fails when
   * a page in it throws, logs an error or breaks our content security policy.
   */
  openWindow: (options?: BrowserContextOptions) => Promise<Page>;
  /**
   * A window that other tests of the file have used before, for pages that are only looked at: a new one takes longer
   * than the page. Windows of the same reader share their cookies.
   */
  keptWindow: (reader?: string) => Promise<Page>;
  keptWindows: KeptWindows;
};

/** `test` for journeys in a real browser. */
export const test = plain.extend<Fixtures>({
  browser: [
    async ({}, use) => {
      const browser = await launchBrowser();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  openWindow: async ({ browser }, use) => {
    const complaints: string[] = [];
    const opened: Page[] = [];
    await use(async (options = {}) => {
      const page = await (await newReader(browser, options)).newPage();
      listen(page, complaints);
      opened.push(page);
      return page;
    });
    for (const page of opened) await page.context().close();
    refuse(complaints);
  },
  keptWindows: [
    async ({ browser }, use) => {
      const windows = makeKeptWindows(() => newReader(browser, { serviceWorkers: 'block' }));
      await use(windows);
      await windows.close();
    },
    { scope: 'file' },
  ],
  keptWindow: async ({ keptWindows }, use) => {
    const complaints: string[] = [];
    const giveBack: (() => void)[] = [];
    await use(async (reader = '') => {
      const page = await keptWindows.take(reader);
      const unheard = listen(page, complaints);
      giveBack.push(() => {
        unheard();
        keptWindows.giveBack(reader, page);
      });
      return page;
    });
    for (const each of giveBack) each();
    refuse(complaints);
  },
});

async function newReader(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/London', ...options });
  // As everywhere here: a limit ends what hangs, and says nothing of how fast it was.
  context.setDefaultTimeout(120_000);
  return context;
}

/** Notes what goes wrong in a window, until what it gives back is called. */
function listen(page: Page, complaints: string[]): () => void {
  const onError = (error: Error) => void complaints.push(error.message);
  const onMessage = (message: ConsoleMessage) => {
    // The browser itself reports every page with a status from 400 up, and tests ask for those.
    const isStatus = message.text().startsWith('Failed to load resource: the server responded');
    // And what cannot be fetched where a test itself has taken the connection away.
    const isOffline = message.text() === 'Failed to load resource: net::ERR_INTERNET_DISCONNECTED';
    if (message.type() === 'error' && !isStatus && !isOffline) complaints.push(message.text());
  };
  page.on('pageerror', onError).on('console', onMessage);
  return () => void page.off('pageerror', onError).off('console', onMessage);
}

function refuse(complaints: readonly string[]): void {
  if (complaints.length > 0) throw new Error(`The browser complained:\n${complaints.join('\n')}`);
}

export const it = test;

/** Starts a real Chromium without a window, with a fresh profile. */
export async function launchBrowser(): Promise<Browser> {
  const { path, env } = await findChromium();
  const ours = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return chromium.launch({
    executablePath: path,
    args: flags,
    env: { ...Object.fromEntries(ours), ...env },
    chromiumSandbox: false,
  });
}
