import { startSite } from '../support/site.ts';

/** How long a second start takes until the home page and a page from the database are there, in milliseconds. */
export async function warmStart(): Promise<{ home: number; training: number }> {
  const first = await startSite();
  await first.end('SIGTERM');
  const began = performance.now();
  const second = await startSite({ dataFolder: first.dataFolder });
  await page(`${second.url}/`);
  const home = performance.now() - began;
  await page(`${second.url}/training`);
  const training = performance.now() - began;
  await second.remove();
  return { home, training };
}

async function page(url: string): Promise<void> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`);
  await answer.text();
}
