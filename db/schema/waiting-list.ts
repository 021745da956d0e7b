import { sql } from 'drizzle-orm';
import {
  check,
  doublePrecision,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { booking, type BookingId } from './bookings.ts';
import { type Id, instant } from './columns.ts';
import { type SessionId, trainingSession } from './sessions.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

export type EntryId = Id<'waitlist_entry'>;
export type OfferId = Id<'waitlist_offer'>;

export const entryEnds = ['placed', 'declined', 'lapsed', 'left', 'moved', 'cancelled'] as const;
export type EntryEnd = (typeof entryEnds)[number];

/** A booking's turn in the queue for a session, for so many places. */
export const waitlistEntry = pgTable(
  'waitlist_entry',
  {
    id: uuid().$type<EntryId>().defaultRandom().primaryKey(),
    bookingId: uuid('booking_id')
      .$type<BookingId>()
      .notNull()
      .references(() => booking.id),
    sessionId: uuid('session_id')
      .$type<SessionId>()
      .notNull()
      .references(() => trainingSession.id),
    partySize: integer('party_size').notNull(),
    joinedAt: instant('joined_at').notNull(),
    // Order in the queue: the moment of joining, in seconds, until an officer moves it.
    rank: doublePrecision().notNull(),
    closedAt: instant('closed_at'),
    closedAs: text('closed_as').$type<EntryEnd>(),
  },
  (t) => [
    uniqueIndex('waitlist_entry_once')
      .on(t.bookingId)
      .where(sql`${t.closedAt} is null`),
    index('waitlist_entry_queue')
      .on(t.sessionId, t.rank)
      .where(sql`${t.closedAt} is null`),
    check('waitlist_entry_size', sql`${t.partySize} between 1 and 1000`),
    check('waitlist_entry_closed', sql`(${t.closedAt} is null) = (${t.closedAs} is null)`),
    check(
      'waitlist_entry_end',
      sql`${t.closedAs} in (${sql.raw(entryEnds.map((end) => `'${end}'`).join(', '))})`,
    ),
  ],
);
keeps(waitlistEntry, { purpose: 'training', personal: [], retention: 'booking' });

export const offerAnswers = ['accepted', 'declined', 'lapsed', 'withdrawn'] as const;
export type OfferAnswer = (typeof offerAnswers)[number];

/** Places held for one party until an hour. While it is unanswered they count as taken. */
export const waitlistOffer = pgTable(
  'waitlist_offer',
  {
    id: uuid().$type<OfferId>().defaultRandom().primaryKey(),
    entryId: uuid('entry_id')
      .$type<EntryId>()
      .notNull()
      .references(() => waitlistEntry.id),
    sessionId: uuid('session_id')
      .$type<SessionId>()
      .notNull()
      .references(() => trainingSession.id),
    partySize: integer('party_size').notNull(),
    offeredAt: instant('offered_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    answeredAt: instant('answered_at'),
    answer: text().$type<OfferAnswer>(),
  },
  (t) => [
    uniqueIndex('waitlist_offer_once')
      .on(t.entryId)
      .where(sql`${t.answeredAt} is null`),
    index('waitlist_offer_held')
      .on(t.sessionId)
      .where(sql`${t.answeredAt} is null`),
    index('waitlist_offer_expiring')
      .on(t.expiresAt)
      .where(sql`${t.answeredAt} is null`),
    check('waitlist_offer_expires', sql`${t.expiresAt} > ${t.offeredAt}`),
    check('waitlist_offer_answered', sql`(${t.answeredAt} is null) = (${t.answer} is null)`),
    check(
      'waitlist_offer_answer',
      sql`${t.answer} in (${sql.raw(offerAnswers.map((answer) => `'${answer}'`).join(', '))})`,
    ),
  ],
);
keeps(waitlistOffer, { purpose: 'training', personal: [], retention: 'booking' });

/** An officer let someone go before others, and said why. */
export const waitlistReorder = pgTable(
  'waitlist_reorder',
  {
    id: uuid().$type<Id<'waitlist_reorder'>>().defaultRandom().primaryKey(),
    entryId: uuid('entry_id')
      .$type<EntryId>()
      .notNull()
      .references(() => waitlistEntry.id),
    officerId: uuid('officer_id')
      .$type<OfficerId>()
      .notNull()
      .references(() => officer.id),
    fromPosition: integer('from_position').notNull(),
    toPosition: integer('to_position').notNull(),
    reason: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [index().on(t.entryId), check('waitlist_reorder_reason', sql`length(btrim(${t.reason})) > 0`)],
);
keeps(waitlistReorder, { purpose: 'training', personal: ['officer_id'], retention: 'booking' });
