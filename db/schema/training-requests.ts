import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { bytes, citext, type Id, instant, oneOf, plainDate } from './columns.ts';
import { course, type CourseId, type Mode, modes } from './courses.ts';
import { institution, type InstitutionId, institutionType } from './institutions.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';
import { type SessionId, trainingSession } from './sessions.ts';

export type TrainingRequestId = Id<'training_request'>;
export type DatesOfferId = Id<'training_request_offer'>;

export const requestStates = [
  'received',
  'triage',
  'dates_offered',
  'confirmed',
  'delivered',
  'evaluated',
  'closed',
  'declined',
  'withdrawn',
] as const;
export type RequestState = (typeof requestStates)[number];

const ofRequest = () =>
  uuid('training_request_id')
    .$type<TrainingRequestId>()
    .notNull()
    .references(() => trainingRequest.id);

/** An organisation asks us to train its staff. Where it stands is its newest step. */
export const trainingRequest = pgTable(
  'training_request',
  {
    id: uuid().$type<TrainingRequestId>().defaultRandom().primaryKey(),
    reference: text().notNull().unique(),
    keyHash: bytes('key_hash').notNull().unique(),
    keySealed: bytes('key_sealed').notNull(),
    formToken: text('form_token').notNull().unique(),
    organisation: text().notNull(),
    institutionId: uuid('institution_id')
      .$type<InstitutionId>()
      .references(() => institution.id),
    institutionTypeCode: text('institution_type_code')
      .notNull()
      .references(() => institutionType.code),
    // The district of the organisation, as it says itself.
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    contactName: text('contact_name').notNull(),
    contactEmail: citext('contact_email').notNull(),
    contactPhone: text('contact_phone').notNull(),
    contactRole: text('contact_role').notNull(),
    courseId: uuid('course_id')
      .$type<CourseId>()
      .notNull()
      .references(() => course.id),
    mode: text().$type<Mode>().notNull(),
    siteWords: text('site_words').notNull(),
    postcode: text().notNull(),
    audience: text().notNull(),
    expected: integer().notNull(),
    facilities: text().array().notNull(),
    themes: text().array().notNull(),
    notes: text(),
    receivedAt: instant('received_at').notNull(),
    // Five working days after it came: by then dates are offered or it is declined.
    answerBy: plainDate('answer_by').notNull(),
    leadOfficerId: who('lead_officer_id'),
    state: text().$type<RequestState>().notNull(),
    // Counts changes: how a stale form is noticed, and the calendar's SEQUENCE.
    sequence: integer().notNull().default(0),
    // The session that it led to.
    sessionId: uuid('session_id')
      .$type<SessionId>()
      .unique()
      .references(() => trainingSession.id),
  },
  (t) => [
    index('training_request_board').on(t.state, t.answerBy),
    index().on(t.areaId),
    index().on(t.institutionId),
    index().on(t.contactEmail),
    check('training_request_state', oneOf(t.state, requestStates)),
    check('training_request_mode', oneOf(t.mode, modes)),
    check('training_request_expected', sql`${t.expected} between 1 and 5000`),
  ],
);
keeps(trainingRequest, {
  purpose: 'training',
  personal: [
    'contact_name',
    'contact_email',
    'contact_phone',
    'contact_role',
    'notes',
    'key_hash',
    'key_sealed',
  ],
  retention: 'training_request',
});

/** What happened to a request, when and by whom. */
export const trainingRequestStep = pgTable(
  'training_request_step',
  {
    id: uuid().$type<Id<'training_request_step'>>().defaultRandom().primaryKey(),
    trainingRequestId: ofRequest(),
    state: text().$type<RequestState>().notNull(),
    at: instant().notNull(),
    actorKind: text('actor_kind').notNull(),
    officerId: who('officer_id'),
    // Why it was declined or withdrawn, or what else should be known.
    reason: text(),
  },
  (t) => [
    index().on(t.trainingRequestId, t.at),
    check('training_request_step_state', oneOf(t.state, requestStates)),
    check('training_request_step_reason', sql`${t.state} <> 'declined' or length(btrim(${t.reason})) > 0`),
  ],
);
keeps(trainingRequestStep, {
  purpose: 'training',
  personal: ['officer_id', 'reason'],
  retention: 'training_request',
});

export const dayParts = ['morning', 'afternoon', 'after_school', 'evening'] as const;
export type DayPart = (typeof dayParts)[number];

/** A day that would suit the organisation; the first is liked best. */
export const trainingRequestDate = pgTable(
  'training_request_date',
  {
    trainingRequestId: ofRequest(),
    preference: integer().notNull(),
    on: plainDate().notNull(),
    dayPart: text('day_part').$type<DayPart>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.trainingRequestId, t.preference] }),
    check('training_request_date_preference', sql`${t.preference} between 1 and 3`),
    check('training_request_date_part', oneOf(t.dayPart, dayParts)),
  ],
);
keeps(trainingRequestDate, { purpose: 'training', personal: [], retention: 'training_request' });

export const datesAnswers = ['accepted', 'declined', 'lapsed', 'withdrawn'] as const;
export type DatesAnswer = (typeof datesAnswers)[number];

/** A date held for an organisation until an hour: a colleague's diary is kept free meanwhile. */
export const trainingRequestOffer = pgTable(
  'training_request_offer',
  {
    id: uuid().$type<DatesOfferId>().defaultRandom().primaryKey(),
    trainingRequestId: ofRequest(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    trainerId: who('trainer_id').notNull(),
    offeredAt: instant('offered_at').notNull(),
    offeredBy: who('offered_by').notNull(),
    expiresAt: instant('expires_at').notNull(),
    // When the organisation was told that the offer is about to lapse.
    remindedAt: instant('reminded_at'),
    answeredAt: instant('answered_at'),
    answer: text().$type<DatesAnswer>(),
  },
  (t) => [
    index().on(t.trainingRequestId),
    uniqueIndex('training_request_offer_once')
      .on(t.trainingRequestId)
      .where(sql`${t.answer} = 'accepted'`),
    index('training_request_offer_held')
      .on(t.expiresAt)
      .where(sql`${t.answeredAt} is null`),
    index().on(t.trainerId, t.startsAt),
    check(
      'training_request_offer_times',
      sql`${t.endsAt} > ${t.startsAt} and ${t.expiresAt} > ${t.offeredAt}`,
    ),
    check('training_request_offer_answered', sql`(${t.answeredAt} is null) = (${t.answer} is null)`),
    check('training_request_offer_answer', oneOf(t.answer, datesAnswers)),
  ],
);
keeps(trainingRequestOffer, {
  purpose: 'training',
  personal: ['trainer_id', 'offered_by'],
  retention: 'training_request',
});
