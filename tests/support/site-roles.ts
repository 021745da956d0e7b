import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { officer as account } from '#db/schema/officers.ts';
import type { RunningSite } from './site.ts';
import type { SiteDatabase } from './site-database.ts';
import { signedInAs } from './site-sign-in.ts';

/** Signs a window in as somebody of the demonstration. */
export async function signInAs(
  page: Page,
  { site, database }: { site: Pick<RunningSite, 'url'>; database: SiteDatabase },
  who: string,
): Promise<void> {
  const theirs = eq(account.email, `${who}@demo.concord.example`);
  const [officer] = await database.db.select().from(account).where(theirs);
  const [name = '', value = ''] = (await signedInAs(database, officer!)).split('=', 2);
  await page.context().addCookies([{ name, value, url: site.url }]);
}

/** Presses the button that is called exactly so. */
export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** Follows the link that is called exactly so; of several the first. */
export const follow = (page: Page, name: string): Promise<void> =>
  page.getByRole('link', { name, exact: true }).first().click();

/** Fills boxes by their names. */
export async function fill(page: Page, boxes: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, words] of Object.entries(boxes)) await page.locator(`main [name="${name}"]`).fill(words);
}

/** Chooses of radios by their names. */
export async function choose(page: Page, radios: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(radios))
    await page.locator(`main [name="${name}"][value="${value}"]`).check();
}
