import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { aTemplate } from '../../support/signpost-makers.ts';
import { newsletterPagesStandFor, type NewsletterRecords, newsletterRecords } from './newsletter-records.ts';
import { resourceFor, type ResourceRecords, resourceRecords } from './resource-records.ts';

/** Newsletters, resources and templates of replies: whoever may see one may see all, wherever they work. */
export type NoAreaRecords = {
  newsletters: NewsletterRecords;
  resources: ResourceRecords;
  replyTemplate: string;
};

export const noAreaRecords = async (db: Db, keeper: Officer): Promise<NoAreaRecords> => ({
  newsletters: await newsletterRecords(db),
  resources: await resourceRecords(db, keeper),
  replyTemplate: (await aTemplate(db, keeper)).id,
});

/** The record of a page that shows one of them; null for every other page. */
export function noAreaRecordFor(pattern: string, records: NoAreaRecords): string | null {
  const { newsletters, resources, replyTemplate } = records;
  if (!pattern.includes('[')) return null;
  if (pattern.startsWith('/staff/enquiries/templates/')) return replyTemplate;
  const stands = newsletterPagesStandFor.find(([beginning]) => pattern.startsWith(beginning));
  if (stands) return newsletters[stands[1]];
  return pattern.startsWith('/staff/resources/') ? resourceFor(pattern, resources) : null;
}
