import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { anEnquiry } from '../../support/enquiry-makers.ts';
import { aRoute, aSignpost } from '../../support/signpost-makers.ts';

/** A record of each kind that enquiries keep, in an area. */
export const enquiryRecordsIn = async (db: Db, keeper: Officer, areaId: AreaId) => ({
  enquiry: await anEnquiry(db, { areaId }),
  signpost: await aSignpost(db, keeper, { areaId }),
  councilRoute: await aRoute(db, areaId),
});
export type EnquiryRecords = Awaited<ReturnType<typeof enquiryRecordsIn>>;
export const enquiryRecordNames = [
  'enquiry',
  'signpost',
  'councilRoute',
] as const satisfies (keyof EnquiryRecords)[];

/** What stands for the parameters of a page of enquiries: the first beginning that fits. */
export const enquiryPagesStandFor: readonly (readonly [beginning: string, record: keyof EnquiryRecords])[] = [
  ['/staff/enquiries/', 'enquiry'],
  ['/staff/admin/signposts/routes/', 'councilRoute'],
  ['/staff/admin/signposts/', 'signpost'],
];
