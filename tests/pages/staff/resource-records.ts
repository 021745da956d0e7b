import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { aPublishedResource, aWaitingResource } from '../../support/resource-makers.ts';

/** A resource that waits and one that is published: they lie in no area. */
export const resourceRecords = async (db: Db, keeper: Officer) => ({
  waitingResource: await aWaitingResource(db, keeper),
  resource: await aPublishedResource(db, keeper),
});
export type ResourceRecords = Awaited<ReturnType<typeof resourceRecords>>;

/** Pages of resources that hold for everybody whose role may see them, wherever it holds. */
export const resourcePagesInNoArea = [
  '/staff/resources/[id]',
  '/staff/resources/[id]/approve',
  '/staff/resources/[id]/edit',
  '/staff/resources/[id]/file',
  '/staff/resources/[id]/remove',
  '/staff/resources/[id]/version',
  '/staff/resources/[id]/withdraw',
] as const;

/** What stands for the id of such a page. */
export const resourceFor = (pattern: string, records: ResourceRecords): string =>
  pattern.endsWith('/approve') ? records.waitingResource : records.resource;
