import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf } from './columns.ts';
import { course, type CourseId, courseVersion, type Mode } from './courses.ts';
import { institution, type InstitutionId, site, type SiteId } from './institutions.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

export type SessionId = Id<'training_session'>;

/** For everybody, for those who were given a code, or for the staff of one organisation. */
export const sessionKinds = ['open', 'invitation', 'whole_organisation'] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** A course on a day, in a room or online, with a number of places that is never exceeded. */
export const trainingSession = pgTable(
  'training_session',
  {
    id: uuid().$type<SessionId>().defaultRandom().primaryKey(),
    // Short enough to read out on the phone; printed on posters, so it never changes.
    reference: text().notNull().unique(),
    courseId: uuid('course_id')
      .$type<CourseId>()
      .notNull()
      .references(() => course.id),
    // The words that its people booked: those of its course's version.
    courseVersion: integer('course_version').notNull().default(1),
    kind: text().$type<SessionKind>().notNull().default('open'),
    // Opens the booking form of a session that is by invitation.
    invitationCode: text('invitation_code'),
    // Whose staff a session for a whole organisation is for.
    institutionId: uuid('institution_id')
      .$type<InstitutionId>()
      .references(() => institution.id),
    // The same in words, where the organisation is not among the institutions we know.
    organisation: text(),
    mode: text().$type<Mode>().notNull(),
    siteId: uuid('site_id')
      .$type<SiteId>()
      .references(() => site.id),
    // Where a session for a whole organisation is: at its own place, which is no room of ours.
    venueWords: text('venue_words'),
    // The district of the room, or the force or region that an online session is for.
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    bookingClosesAt: instant('booking_closes_at').notNull(),
    // After this moment a booker can no longer change or cancel by link.
    changesCloseAt: instant('changes_close_at').notNull(),
    capacity: integer().notNull(),
    placesPerBooking: integer('places_per_booking').notNull(),
    // How long a place offered to the waiting list is held.
    offerHours: integer('offer_hours').notNull().default(48),
    // Tentative until somebody decides: goes ahead from so many places on, looked at by that moment.
    minimum: integer(),
    decideAt: instant('decide_at'),
    confirmedAt: instant('confirmed_at'),
    confirmedBy: uuid('confirmed_by')
      .$type<OfficerId>()
      .references(() => officer.id),
    // Until this moment places are kept for sectors (session_quota) and no organisation holds more than its share.
    sharesUntil: instant('shares_until'),
    shareCap: integer('share_cap'),
    trainers: text().notNull(),
    access: text().notNull(),
    // Sent to people with a place only.
    joiningLink: text('joining_link'),
    joiningInstructions: text('joining_instructions'),
    // When the joining instructions go out; who books later has them at once.
    joiningDueAt: instant('joining_due_at'),
    // What people type, or scan, to say that they are here.
    checkInCode: text('check_in_code').unique(),
    addedAt: instant('added_at').notNull(),
    addedBy: uuid('added_by')
      .$type<OfficerId>()
      .references(() => officer.id),
    // Who looks after it; handed over when they leave.
    leadOfficerId: uuid('lead_officer_id')
      .$type<OfficerId>()
      .references(() => officer.id),
    cancelledAt: instant('cancelled_at'),
    cancelledBy: uuid('cancelled_by')
      .$type<OfficerId>()
      .references(() => officer.id),
    cancelReason: text('cancel_reason'),
    // Counts changes by officers: how a stale form is noticed.
    sequence: integer().notNull().default(0),
  },
  (t) => [
    index('training_session_coming')
      .on(t.startsAt, t.id)
      .where(sql`${t.cancelledAt} is null`),
    index().on(t.courseId, t.startsAt),
    index().on(t.areaId, t.startsAt),
    index().on(t.leadOfficerId, t.startsAt),
    foreignKey({
      columns: [t.courseId, t.courseVersion],
      foreignColumns: [courseVersion.courseId, courseVersion.number],
      name: 'training_session_version',
    }),
    unique('training_session_of_course').on(t.id, t.courseId),
    index('training_session_undecided')
      .on(t.decideAt)
      .where(sql`${t.decideAt} is not null and ${t.confirmedAt} is null and ${t.cancelledAt} is null`),
    index('training_session_joining')
      .on(t.joiningDueAt)
      .where(sql`${t.joiningDueAt} is not null and ${t.cancelledAt} is null`),
    index('training_session_shares')
      .on(t.sharesUntil)
      .where(sql`${t.sharesUntil} is not null`),
    index().on(t.institutionId),
    uniqueIndex('training_session_invitation_code').on(sql`upper(${t.invitationCode})`),
    check('training_session_kind', oneOf(t.kind, sessionKinds)),
    check('training_session_invitation', sql`(${t.kind} = 'invitation') = (${t.invitationCode} is not null)`),
    check(
      'training_session_whole',
      sql`(${t.kind} = 'whole_organisation') = (${t.institutionId} is not null or ${t.organisation} is not null)`,
    ),
    check('training_session_minimum', sql`${t.minimum} between 1 and ${t.capacity}`),
    check('training_session_tentative', sql`(${t.minimum} is null) = (${t.decideAt} is null)`),
    check('training_session_decide', sql`${t.decideAt} <= ${t.startsAt}`),
    check('training_session_confirmed', sql`(${t.confirmedAt} is null) = (${t.confirmedBy} is null)`),
    check('training_session_share', sql`${t.shareCap} between 1 and ${t.capacity}`),
    check('training_session_shares_until', sql`${t.sharesUntil} <= ${t.startsAt}`),
    check('training_session_shared', sql`${t.shareCap} is null or ${t.sharesUntil} is not null`),
    check(
      'training_session_joining_due',
      sql`${t.joiningDueAt} is null or (${t.joiningInstructions} is not null and ${t.joiningDueAt} <= ${t.startsAt})`,
    ),
    check(
      'training_session_mode',
      sql`(${t.mode} = 'in_person') = (${t.siteId} is not null or ${t.venueWords} is not null)`,
    ),
    check(
      'training_session_venue',
      sql`${t.venueWords} is null or (${t.kind} = 'whole_organisation' and ${t.siteId} is null)`,
    ),
    check('training_session_known_mode', sql`${t.mode} in ('in_person', 'online')`),
    check('training_session_times', sql`${t.endsAt} > ${t.startsAt}`),
    check(
      'training_session_closes',
      sql`${t.bookingClosesAt} <= ${t.startsAt} and ${t.changesCloseAt} <= ${t.startsAt}`,
    ),
    check('training_session_capacity', sql`${t.capacity} between 1 and 1000`),
    check('training_session_per_booking', sql`${t.placesPerBooking} between 1 and ${t.capacity}`),
    check('training_session_offer_hours', sql`${t.offerHours} between 1 and 336`),
    check('training_session_cancelled', sql`(${t.cancelledAt} is null) = (${t.cancelReason} is null)`),
  ],
);
keeps(trainingSession, {
  purpose: 'training',
  personal: ['added_by', 'lead_officer_id', 'cancelled_by', 'confirmed_by'],
  retention: 'session',
});
