import { sql } from 'drizzle-orm';
import { contactNotice, contactWish } from '#db/schema/contact-notices.ts';
import { contact, roleHolding } from '#db/schema/contacts.ts';
import { networkMember } from '#db/schema/networks.ts';
import type { Link } from '#lib/merge/links.ts';

/** What belongs to a contact in this room, and follows them into another record of the same person. */
export const contactLinks: readonly Link[] = [
  {
    column: roleHolding.contactId,
    key: roleHolding.id,
    since: roleHolding.recordedAt,
    words: ['role', 'roles'],
    twice: ({ into }) => sql`f.to_on is null and exists (select 1 from role_holding o
      where o.contact_id = ${into}::uuid and o.institution_id = f.institution_id and o.to_on is null
        and plain_words(o.title) = plain_words(f.title) and not f.is_main)`,
  },
  {
    column: contactNotice.contactId,
    key: contactNotice.id,
    since: contactNotice.givenAt,
    words: ['notice given', 'notices given'],
  },
  {
    column: contactWish.contactId,
    key: contactWish.id,
    since: contactWish.askedAt,
    words: ['wish of theirs', 'wishes of theirs'],
  },
  {
    column: networkMember.contactId,
    key: networkMember.id,
    since: networkMember.addedAt,
    words: ['membership of a network', 'memberships of networks'],
    twice: ({ into }) => sql`exists (select 1 from network_member o where o.contact_id = ${into}::uuid
      and o.network_id = f.network_id and o.left_at is not distinct from f.left_at)`,
  },
  {
    column: contact.mergedIntoId,
    key: contact.id,
    words: ['record merged into theirs before', 'records merged into theirs before'],
  },
];
