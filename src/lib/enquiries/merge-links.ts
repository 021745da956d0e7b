import { enquiry } from '#db/schema/enquiries.ts';
import type { Link } from '#lib/merge/links.ts';

/** Enquiries that became an institution follow it into another. */
export const enquiryLinks: readonly Link[] = [
  {
    column: enquiry.institutionId,
    key: enquiry.id,
    since: enquiry.receivedAt,
    words: ['enquiry', 'enquiries'],
  },
];
