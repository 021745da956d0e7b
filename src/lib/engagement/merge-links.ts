import { sql } from 'drizzle-orm';
import { engagement, engagementContact } from '#db/schema/engagements.ts';
import { plannedContact } from '#db/schema/planned-contacts.ts';
import { commitment } from '#db/schema/promises.ts';
import type { Link } from '#lib/merge/links.ts';

/** What was done and promised with an institution, which follows it into another. */
export const engagementLinks: readonly Link[] = [
  {
    column: engagement.institutionId,
    key: engagement.id,
    since: engagement.recordedAt,
    words: ['engagement', 'engagements'],
  },
  {
    column: plannedContact.institutionId,
    key: plannedContact.id,
    since: plannedContact.plannedAt,
    words: ['planned contact', 'planned contacts'],
  },
  {
    column: commitment.institutionId,
    key: commitment.id,
    since: commitment.madeAt,
    words: ['promise', 'promises'],
  },
];

/** Where somebody was when we were in touch. */
export const engagementContactLinks: readonly Link[] = [
  {
    column: engagementContact.contactId,
    key: engagementContact.engagementId,
    words: ['engagement they were at', 'engagements they were at'],
    twice: ({ into }) => sql`exists (select 1 from engagement_contact o
      where o.engagement_id = f.engagement_id and o.contact_id = ${into}::uuid)`,
  },
];
