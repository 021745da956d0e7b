import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, citext, type Id, instant, oneOf, plainDate } from './columns.ts';
import { event, type EventId } from './events.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

export type RegistrationId = Id<'event_registration'>;

const whichEvent = () =>
  uuid('event_id')
    .$type<EventId>()
    .notNull()
    .references(() => event.id, { onDelete: 'cascade' });
const ofRegistration = () =>
  uuid('registration_id')
    .$type<RegistrationId>()
    .notNull()
    .references(() => eventRegistration.id, { onDelete: 'cascade' });

export const registrationEnds = ['visitor', 'officer', 'waiting_list'] as const;

/**
 * That somebody comes, with so many: an email address or nothing at all. Waiting from `waiting_since` on until
 * `placed_at`; who never waited was placed at once.
 */
export const eventRegistration = pgTable(
  'event_registration',
  {
    id: uuid().$type<RegistrationId>().defaultRandom().primaryKey(),
    eventId: whichEvent(),
    reference: text().notNull().unique(),
    // The link's key: its hash finds the registration, its sealed copy lets later mails carry the link.
    keyHash: bytes('key_hash').notNull().unique(),
    keySealed: bytes('key_sealed').notNull(),
    // Made when the form was shown: sending the same form twice finds the first registration.
    formToken: text('form_token').notNull().unique(),
    // Null where a head is counted without a name.
    email: citext(),
    partySize: integer('party_size').notNull(),
    registeredAt: instant('registered_at').notNull(),
    placedAt: instant('placed_at'),
    waitingSince: instant('waiting_since'),
    // Order in the queue: the moment of joining, in seconds, until an officer moves it.
    rank: doublePrecision(),
    endedAt: instant('ended_at'),
    endedBy: text('ended_by').$type<(typeof registrationEnds)[number]>(),
    wantsReminder: boolean('wants_reminder').notNull().default(true),
    // Counts changes: the calendar's SEQUENCE of this invite.
    sequence: integer().notNull().default(0),
  },
  (t) => [
    uniqueIndex('event_registration_once')
      .on(t.eventId, t.email)
      .where(sql`${t.endedAt} is null and ${t.email} is not null`),
    index('event_registration_placed')
      .on(t.eventId)
      .where(sql`${t.placedAt} is not null and ${t.endedAt} is null`),
    index('event_registration_queue')
      .on(t.eventId, t.rank)
      .where(sql`${t.placedAt} is null and ${t.endedAt} is null`),
    check('event_registration_email', sql`${t.email} ~ '^[^@[:space:]]+@[^@[:space:]]+$'`),
    check('event_registration_party', sql`${t.partySize} between 1 and 50`),
    check('event_registration_state', sql`${t.placedAt} is not null or ${t.waitingSince} is not null`),
    check('event_registration_ranked', sql`(${t.waitingSince} is null) = (${t.rank} is null)`),
    check('event_registration_ended', sql`(${t.endedAt} is null) = (${t.endedBy} is null)`),
    check('event_registration_end', oneOf(t.endedBy, registrationEnds)),
  ],
);
keeps(eventRegistration, {
  purpose: 'calendar',
  personal: ['email', 'key_hash', 'key_sealed'],
  retention: 'event_registration',
});

export const eventOfferAnswers = ['accepted', 'declined', 'lapsed', 'withdrawn'] as const;

/** Places held for one party until an hour. While it is unanswered they count as taken. */
export const eventOffer = pgTable(
  'event_offer',
  {
    id: uuid().$type<Id<'event_offer'>>().defaultRandom().primaryKey(),
    registrationId: ofRegistration(),
    eventId: whichEvent(),
    partySize: integer('party_size').notNull(),
    offeredAt: instant('offered_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    answeredAt: instant('answered_at'),
    answer: text().$type<(typeof eventOfferAnswers)[number]>(),
  },
  (t) => [
    uniqueIndex('event_offer_once')
      .on(t.registrationId)
      .where(sql`${t.answeredAt} is null`),
    index('event_offer_held')
      .on(t.eventId)
      .where(sql`${t.answeredAt} is null`),
    index('event_offer_expiring')
      .on(t.expiresAt)
      .where(sql`${t.answeredAt} is null`),
    check('event_offer_expires', sql`${t.expiresAt} > ${t.offeredAt}`),
    check('event_offer_answered', sql`(${t.answeredAt} is null) = (${t.answer} is null)`),
    check('event_offer_answer', oneOf(t.answer, eventOfferAnswers)),
  ],
);
keeps(eventOffer, { purpose: 'calendar', personal: [], retention: 'event_registration' });

export const questionKinds = ['words', 'yes_no', 'choice'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Something asked of whoever registers, with how long its answers are kept after the event. */
export const eventQuestion = pgTable(
  'event_question',
  {
    id: uuid().$type<Id<'event_question'>>().defaultRandom().primaryKey(),
    eventId: whichEvent(),
    position: integer().notNull(),
    kind: text().$type<QuestionKind>().notNull(),
    words: text().notNull(),
    hint: text(),
    choices: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    isRequired: boolean('is_required').notNull().default(false),
    keepDays: integer('keep_days').notNull(),
  },
  (t) => [
    uniqueIndex().on(t.eventId, t.position),
    check('event_question_kind', oneOf(t.kind, questionKinds)),
    // A registration goes 30 days after its event, and no answer outlives it.
    check('event_question_kept', sql`${t.keepDays} between 0 and 30`),
    check('event_question_choices', sql`(${t.kind} = 'choice') = (cardinality(${t.choices}) > 1)`),
  ],
);
keeps(eventQuestion, { purpose: 'calendar', personal: [], retention: 'event' });

/** What somebody answered, and the day on which it goes. */
export const eventAnswer = pgTable(
  'event_answer',
  {
    registrationId: ofRegistration(),
    questionId: uuid('question_id')
      .$type<Id<'event_question'>>()
      .notNull()
      .references(() => eventQuestion.id, { onDelete: 'cascade' }),
    answer: text().notNull(),
    deleteOn: plainDate('delete_on').notNull(),
  },
  (t) => [primaryKey({ columns: [t.registrationId, t.questionId] }), index().on(t.deleteOn)],
);
keeps(eventAnswer, { purpose: 'calendar', personal: ['answer'], retention: 'event_registration' });

/** A reminder that was queued, so that none is sent twice. */
export const eventReminder = pgTable(
  'event_reminder',
  {
    registrationId: ofRegistration(),
    daysBefore: integer('days_before').notNull(),
    queuedAt: instant('queued_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.registrationId, t.daysBefore] })],
);
keeps(eventReminder, { purpose: 'calendar', personal: [], retention: 'event_registration' });

/** What is left of the registrations of an event once they are erased: numbers. */
export const eventTally = pgTable('event_tally', {
  eventId: uuid('event_id')
    .$type<EventId>()
    .primaryKey()
    .references(() => event.id, { onDelete: 'cascade' }),
  registrations: integer().notNull(),
  heads: integer().notNull(),
  unnamedHeads: integer('unnamed_heads').notNull(),
  waited: integer().notNull(),
  countedAt: instant('counted_at').notNull(),
});
keeps(eventTally, { purpose: 'calendar', personal: [], retention: { none: 'Numbers without people.' } });

/** Somebody who came through the door, or went back out of it: the count of an event is the sum. */
export const eventHead = pgTable(
  'event_head',
  {
    id: uuid().$type<Id<'event_head'>>().defaultRandom().primaryKey(),
    eventId: whichEvent(),
    step: integer().notNull(),
    countedAt: instant('counted_at').notNull(),
    countedBy: uuid('counted_by')
      .$type<OfficerId>()
      .references(() => officer.id),
  },
  (t) => [index().on(t.eventId), check('event_head_step', sql`${t.step} in (-1, 1)`)],
);
keeps(eventHead, { purpose: 'calendar', personal: ['counted_by'], retention: 'event_registration' });
