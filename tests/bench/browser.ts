import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** Starts the browser of the tests, with a port through which other tools steer it. */
export async function openBrowser(port: number): Promise<Browser> {
  const { path, env } = await findChromium();
  const ours = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return chromium.launch({
    executablePath: path,
    args: [...flags, `--remote-debugging-port=${port}`],
    env: { ...Object.fromEntries(ours), ...env, HOME: await mkdtemp(join(tmpdir(), 'concord-home-')) },
    chromiumSandbox: false,
  });
}
