import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../support/chromium.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser of the tests, with a port through which other tools steer it; it writes in `home` only. */
export async function openBrowser(port: number, home: string): Promise<Browser> {
  const { path, env } = await findChromium();
  const ours = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return chromium.launch({
    executablePath: path,
    args: [...flags, `--remote-debugging-port=${port}`],
    env: { ...Object.fromEntries(ours), ...env, HOME: home },
    chromiumSandbox: false,
  });
}
