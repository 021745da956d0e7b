import { sql } from 'drizzle-orm';
import type { MergeableKind } from '#db/schema/duplicates.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { textCheckOverride } from '#db/schema/privacy.ts';
import { calendarLinks } from '#lib/calendar/merge-links.ts';
import { enquiryLinks } from '#lib/enquiries/merge-links.ts';
import { surgeLinks } from '#lib/impact/surge/merge-links.ts';
import { engagementContactLinks, engagementLinks } from '#lib/engagement/merge-links.ts';
import { contactLinks } from '#lib/institutions/merges/contact-links.ts';
import { institutionLinks } from '#lib/institutions/merges/links.ts';
import type { Link } from '#lib/merge/links.ts';
import { partnerLinks } from '#lib/partners/merge-links.ts';
import { tensionLinks } from '#lib/tension/merge-links.ts';
import { trainingLinks } from '#lib/training/merge-links.ts';

// Rows that say beside an id which kind of record it names. A notice whose mail came back is known by its mail.
const named = (kind: 'institution' | 'contact'): Link[] => [
  {
    column: mailMessage.entityId,
    key: mailMessage.id,
    since: mailMessage.queuedAt,
    words: ['email', 'emails'],
    where: sql`f.entity = ${sql.raw(`'${kind}'`)}`,
  },
  {
    column: textCheckOverride.entityId,
    key: textCheckOverride.id,
    since: textCheckOverride.madeAt,
    words: ['text check', 'text checks'],
    where: sql`f.entity = ${sql.raw(`'${kind}'`)}`,
  },
];

/** Everything that follows an institution when two records of one body are merged, in the order in which it does. */
export const linksOfInstitution: readonly Link[] = [
  ...institutionLinks,
  ...trainingLinks,
  ...partnerLinks,
  ...engagementLinks,
  ...calendarLinks,
  ...tensionLinks,
  ...surgeLinks,
  ...enquiryLinks,
  ...named('institution'),
];

/** Everything that follows a contact when two records of one person are merged. */
export const linksOfContact: readonly Link[] = [
  ...contactLinks,
  ...engagementContactLinks,
  ...named('contact'),
];

/** Everything that follows a record of a kind. */
export const linksOf = (kind: MergeableKind): readonly Link[] =>
  kind === 'contact' ? linksOfContact : linksOfInstitution;

/** What names an institution or a contact and yet stays as it is, and why. */
export const stays: Readonly<Record<string, string>> = {
  'duty_coverage.institution_id': 'Reckoned from other rows, in the same transaction.',
  'import_row.institution_id':
    'It says which record a row of a file made: undoing the import must not touch the record that stayed.',
  'import_row.contact_id': 'As with institutions; whoever erases the contact wipes it too.',
  'blocking_key.entity_id': 'By what it was called before, a record is known as the one it was merged into.',
  'duplicate_check.entity_id': 'A queue: what was merged is compared as the record that stayed.',
  'restriction.entity_id': 'Neither institutions nor contacts can be restricted.',
  'audit_log.entity_ids': 'The access log is never changed; a contact is looked for there by all its ids.',
};
