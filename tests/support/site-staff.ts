import type { Page } from 'playwright-core';
import { keyboard } from './keyboard.ts';

const password = 'concord-demonstration';

/** Signs in as an account of the demonstration, by its keys alone: the password, and the code that is filled in. */
export async function signInAs(page: Page, siteUrl: string, email: string): Promise<void> {
  const { press, type } = keyboard(page);
  await page.goto(`${siteUrl}/sign-in`);
  await type('Work email address', email);
  await type('Password', password);
  await press('Enter', 'button', 'Sign in');
  await page.waitForURL('**/sign-in/code');
  await press('Enter', 'button', 'Sign in');
  await page.waitForURL('**/staff');
}

/** Gives a window a device with a passkey store, whose owner's finger is always on it. */
export async function giveAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
