import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { newsletterPagesStandFor, type NewsletterRecords, newsletterRecords } from './newsletter-records.ts';
import { resourceFor, type ResourceRecords, resourceRecords } from './resource-records.ts';

/** Newsletters and resources: whoever may see one may see all of them, wherever they work. */
export type NoAreaRecords = { newsletters: NewsletterRecords; resources: ResourceRecords };

export const noAreaRecords = async (db: Db, keeper: Officer): Promise<NoAreaRecords> => ({
  newsletters: await newsletterRecords(db),
  resources: await resourceRecords(db, keeper),
});

/** The record of a page that shows one of them; null for every other page. */
export function noAreaRecordFor(pattern: string, { newsletters, resources }: NoAreaRecords): string | null {
  if (!pattern.includes('[')) return null;
  const stands = newsletterPagesStandFor.find(([beginning]) => pattern.startsWith(beginning));
  if (stands) return newsletters[stands[1]];
  return pattern.startsWith('/staff/resources/') ? resourceFor(pattern, resources) : null;
}
