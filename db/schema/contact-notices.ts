import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, type Id, instant, oneOf } from './columns.ts';
import { type Channel, contact, type ContactId } from './contacts.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

const ofContact = () =>
  uuid('contact_id')
    .$type<ContactId>()
    .notNull()
    .references(() => contact.id);

export const noticeWays = ['email', 'letter', 'in_person', 'phone'] as const;
export type NoticeWay = (typeof noticeWays)[number];

/** That somebody was told what we hold of them and why. Without one within 28 days a contact goes by itself. */
export const contactNotice = pgTable(
  'contact_notice',
  {
    id: uuid().$type<Id<'contact_notice'>>().defaultRandom().primaryKey(),
    contactId: ofContact(),
    way: text().$type<NoticeWay>().notNull(),
    givenAt: instant('given_at').notNull(),
    givenBy: who('given_by'),
    words: text(),
  },
  (t) => [index().on(t.contactId), check('contact_notice_way', oneOf(t.way, noticeWays))],
);
keeps(contactNotice, {
  purpose: 'contacts',
  personal: ['contact_id', 'given_by', 'words'],
  retention: 'contact',
});

export const wishKinds = ['correct', 'pause', 'resume', 'decline', 'remove'] as const;
export type WishKind = (typeof wishKinds)[number];

/** Details as somebody says they should be; what is null goes, what is absent stays. */
export type Correction = {
  name?: string;
  email?: string | null;
  phone?: string | null;
  channel?: Channel;
  title?: string;
};

/** What somebody asked for through their own link. Pausing and declining hold at once; corrections are looked at. */
export const contactWish = pgTable(
  'contact_wish',
  {
    id: uuid().$type<Id<'contact_wish'>>().defaultRandom().primaryKey(),
    contactId: ofContact(),
    kind: text().$type<WishKind>().notNull(),
    words: text(),
    changes: jsonb().$type<Correction>(),
    formToken: text('form_token').unique(),
    askedAt: instant('asked_at').notNull(),
    doneAt: instant('done_at'),
    // Nobody where it was done by itself.
    doneBy: who('done_by'),
    answer: text(),
  },
  (t) => [
    index().on(t.contactId),
    index('contact_wish_open')
      .on(t.askedAt)
      .where(sql`${t.doneAt} is null`),
    check('contact_wish_kind', oneOf(t.kind, wishKinds)),
  ],
);
keeps(contactWish, {
  purpose: 'contacts',
  personal: ['contact_id', 'words', 'changes', 'done_by', 'answer'],
  retention: 'contact',
});

/** That an address or number is not to be added again: a keyed hash, from which nobody can be found. */
export const contactSuppression = pgTable(
  'contact_suppression',
  {
    hash: bytes().primaryKey(),
    reason: text().$type<'declined' | 'removed'>().notNull(),
    at: instant().notNull(),
  },
  (t) => [check('contact_suppression_reason', oneOf(t.reason, ['declined', 'removed']))],
);
keeps(contactSuppression, {
  purpose: 'contacts',
  personal: [],
  retention: { none: 'A hash without a person: it keeps a wish after everything else is gone.' },
});
