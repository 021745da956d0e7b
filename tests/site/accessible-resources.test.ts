import { describe, expect } from 'vitest';
import { resourcePages } from '#lib/officers/staff-resource-pages.ts';
import { barriers } from '../support/accessible.ts';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { aKeeper } from '../support/site-people.ts';
import { resourceRecords } from '../support/site-resources.ts';
import { filled, goTo, signInWindow } from '../support/staff-pages-seen.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });
const { cookie } = await aKeeper(database);
const records = await resourceRecords(database);

/** What stands for the parameters of a page: the first beginning that fits, from the longest. */
const standsFor: readonly (readonly [beginning: string, record: string])[] = [
  ['/staff/resources/[id]/edit', 'draftResource'],
  ['/staff/resources/[id]/file', 'draftResource'],
  ['/staff/resources/[id]/remove', 'draftResource'],
  ['/staff/resources/[id]/approve', 'waitingResource'],
  ['/staff/resources/[id]', 'resource'],
];
const query = (pattern: string) => (pattern.endsWith('/remove') ? `?file=${records['draftFile']}` : '');

describe.concurrent('somebody with a small screen, a keyboard or a screen reader can use', () => {
  it.for([
    '/resources',
    '/resources?language=pl&words=internet',
    '/resources?words=nothing-like-it',
    '/resources/what-did-you-see-online-today',
    '/resources/ask-early-ask-often-ur',
    '/resources/what-happens-when-you-call?version=1',
    '/areas',
    '/areas?near=nowhere',
    '/areas/bedford',
  ])('%s', async (path, { keptWindow }) => {
    const page = await keptWindow();
    await goTo(page, site, path);
    expect(await barriers(page)).toEqual([]);
  });

  it.for(Object.keys(resourcePages))('the page of staff %s', async (pattern, { keptWindow }) => {
    const page = await keptWindow('staff');
    await signInWindow(page, site, cookie);
    await goTo(page, site, filled(pattern, standsFor, records) + query(pattern));
    expect(await barriers(page)).toEqual([]);
  });
});
