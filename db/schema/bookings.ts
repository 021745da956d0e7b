import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { attendeeRole } from './attendee-roles.ts';
import { bytes, citext, type Id, instant, plainDate } from './columns.ts';
import { type SessionId, trainingSession } from './sessions.ts';
import { institution, type InstitutionId, institutionType } from './institutions.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

export type BookingId = Id<'booking'>;
export type PlaceId = Id<'booking_place'>;

/** Who ended a booking: the booker, an officer, or the waiting list when an offer was not taken. */
export type CancelledBy = 'booker' | 'officer' | 'waiting_list';

/**
 * What an organisation has asked of a session: places it holds, places it waits for, or both.
 * A booking without places and with an open waiting-list entry is only waiting.
 */
export const booking = pgTable(
  'booking',
  {
    id: uuid().$type<BookingId>().defaultRandom().primaryKey(),
    reference: text().notNull().unique(),
    sessionId: uuid('session_id')
      .$type<SessionId>()
      .notNull()
      .references(() => trainingSession.id),
    // The link's key: its hash finds the booking, its sealed copy lets later mails carry the link.
    keyHash: bytes('key_hash').notNull().unique(),
    keySealed: bytes('key_sealed').notNull(),
    // Made when the form was shown: sending the same form twice finds the first booking.
    formToken: text('form_token').notNull().unique(),
    organisation: text().notNull(),
    institutionId: uuid('institution_id')
      .$type<InstitutionId>()
      .references(() => institution.id),
    institutionTypeCode: text('institution_type_code')
      .notNull()
      .references(() => institutionType.code),
    postcode: text().notNull(),
    bookerName: text('booker_name').notNull(),
    bookerEmail: citext('booker_email').notNull(),
    bookerPhone: text('booker_phone').notNull(),
    bookerRole: text('booker_role').notNull(),
    bookedAt: instant('booked_at').notNull(),
    // When the booker declared that everybody has done the e-learning that comes first.
    declaredAt: instant('declared_at'),
    // Counts changes: the calendar's SEQUENCE, and how a stale form is noticed.
    sequence: integer().notNull().default(0),
    cancelledAt: instant('cancelled_at'),
    cancelledBy: text('cancelled_by').$type<CancelledBy>(),
    cancelReason: text('cancel_reason'),
  },
  (t) => [
    unique('booking_in_session').on(t.id, t.sessionId),
    uniqueIndex('booking_once')
      .on(t.sessionId, t.bookerEmail)
      .where(sql`${t.cancelledAt} is null`),
    index().on(t.bookerEmail),
    index().on(t.institutionId),
    check('booking_email', sql`${t.bookerEmail} ~ '^[^@[:space:]]+@[^@[:space:]]+$'`),
    check('booking_cancelled', sql`(${t.cancelledAt} is null) = (${t.cancelledBy} is null)`),
    check('booking_cancelled_by', sql`${t.cancelledBy} in ('booker', 'officer', 'waiting_list')`),
  ],
);
keeps(booking, {
  purpose: 'training',
  personal: ['booker_name', 'booker_email', 'booker_phone', 'booker_role', 'key_hash', 'key_sealed'],
  retention: 'booking',
});

/** One seat. The name may come later; a place given back keeps no name. */
export const bookingPlace = pgTable(
  'booking_place',
  {
    id: uuid().$type<PlaceId>().defaultRandom().primaryKey(),
    bookingId: uuid('booking_id').$type<BookingId>().notNull(),
    sessionId: uuid('session_id').$type<SessionId>().notNull(),
    position: integer().notNull(),
    attendeeName: text('attendee_name'),
    attendeeEmail: citext('attendee_email'),
    attendeeRoleCode: text('attendee_role_code').references(() => attendeeRole.code),
    releasedAt: instant('released_at'),
  },
  (t) => [
    // A place follows its booking to another date by itself.
    foreignKey({
      columns: [t.bookingId, t.sessionId],
      foreignColumns: [booking.id, booking.sessionId],
      name: 'booking_place_in_session',
    }).onUpdate('cascade'),
    index('booking_place_taken')
      .on(t.sessionId)
      .where(sql`${t.releasedAt} is null`),
    uniqueIndex('booking_place_position')
      .on(t.bookingId, t.position)
      .where(sql`${t.releasedAt} is null`),
    check(
      'booking_place_released',
      sql`${t.releasedAt} is null or (${t.attendeeName} is null and ${t.attendeeEmail} is null)`,
    ),
  ],
);
keeps(bookingPlace, {
  purpose: 'training',
  personal: ['attendee_name', 'attendee_email'],
  retention: 'booking',
});

/** What would help someone take part. Only the trainer sees it, and it goes first. */
export const accessNeed = pgTable('access_need', {
  bookingId: uuid('booking_id')
    .$type<BookingId>()
    .primaryKey()
    .references(() => booking.id),
  need: text().notNull(),
  recordedAt: instant('recorded_at').notNull(),
  deleteOn: plainDate('delete_on').notNull(),
});
keeps(accessNeed, { purpose: 'training', personal: ['need'], retention: 'access_needs' });

export const changeKinds = [
  'booked',
  'joined_waiting_list',
  'left_waiting_list',
  'offered',
  'offer_accepted',
  'offer_declined',
  'offer_lapsed',
  'offer_withdrawn',
  'attendees_changed',
  'places_added',
  'places_given_back',
  'moved',
  'session_changed',
  'cancelled',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What happened to a booking, when and by whom: its history. */
export const bookingChange = pgTable(
  'booking_change',
  {
    id: uuid().$type<Id<'booking_change'>>().defaultRandom().primaryKey(),
    bookingId: uuid('booking_id')
      .$type<BookingId>()
      .notNull()
      .references(() => booking.id),
    kind: text().$type<ChangeKind>().notNull(),
    at: instant().notNull(),
    actorKind: text('actor_kind').notNull(),
    officerId: uuid('officer_id')
      .$type<OfficerId>()
      .references(() => officer.id),
    fromSessionId: uuid('from_session_id')
      .$type<SessionId>()
      .references(() => trainingSession.id),
    places: integer(),
  },
  (t) => [
    index().on(t.bookingId, t.at),
    check(
      'booking_change_kind',
      sql`${t.kind} in (${sql.raw(changeKinds.map((kind) => `'${kind}'`).join(', '))})`,
    ),
  ],
);
keeps(bookingChange, { purpose: 'training', personal: ['officer_id'], retention: 'booking' });

/** A reminder that was queued, so that none is sent twice. */
export const bookingReminder = pgTable(
  'booking_reminder',
  {
    bookingId: uuid('booking_id')
      .$type<BookingId>()
      .notNull()
      .references(() => booking.id),
    sessionId: uuid('session_id')
      .$type<SessionId>()
      .notNull()
      .references(() => trainingSession.id),
    daysBefore: integer('days_before').notNull(),
    queuedAt: instant('queued_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.bookingId, t.sessionId, t.daysBefore] })],
);
keeps(bookingReminder, { purpose: 'training', personal: [], retention: 'booking' });

/** That a booking had its joining instructions, so that nobody has them twice and who books late has them too. */
export const joiningSent = pgTable(
  'joining_sent',
  {
    bookingId: uuid('booking_id')
      .$type<BookingId>()
      .notNull()
      .references(() => booking.id),
    sessionId: uuid('session_id')
      .$type<SessionId>()
      .notNull()
      .references(() => trainingSession.id),
    queuedAt: instant('queued_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.bookingId, t.sessionId] })],
);
keeps(joiningSent, { purpose: 'training', personal: [], retention: 'booking' });
