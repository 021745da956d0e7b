import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant } from './columns.ts';
import { sector, site, type SiteId } from './institutions.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

export type CourseId = Id<'course'>;
export type SessionId = Id<'training_session'>;

/** One line of "On the day": minutes after the start, negative for before, and what happens. */
export type ProgrammeStep = { minute: number; text: string };

/** What we teach: sessions inherit its words. */
export const course = pgTable(
  'course',
  {
    id: uuid().$type<CourseId>().defaultRandom().primaryKey(),
    slug: text().notNull().unique(),
    title: text().notNull(),
    summary: text().notNull(),
    audience: text().notNull(),
    durationMinutes: integer('duration_minutes').notNull(),
    outcomes: text().array().notNull(),
    programme: jsonb().$type<ProgrammeStep[]>().notNull(),
    beforeYouCome: text('before_you_come'),
    bring: text(),
    hasCertificate: boolean('has_certificate').notNull(),
    addedAt: instant('added_at').notNull(),
    retiredAt: instant('retired_at'),
  },
  (t) => [
    check('course_slug', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check('course_duration', sql`${t.durationMinutes} between 15 and 600`),
  ],
);
keeps(course, { purpose: 'training', personal: [], retention: { none: 'A description of teaching.' } });

/** The sectors a course is meant for. */
export const courseSector = pgTable(
  'course_sector',
  {
    courseId: uuid('course_id')
      .$type<CourseId>()
      .notNull()
      .references(() => course.id),
    sectorCode: text('sector_code')
      .notNull()
      .references(() => sector.code),
  },
  (t) => [primaryKey({ columns: [t.courseId, t.sectorCode] }), index().on(t.sectorCode, t.courseId)],
);
keeps(courseSector, { purpose: 'training', personal: [], retention: { none: 'A description of teaching.' } });

export const modes = ['in_person', 'online'] as const;
export type Mode = (typeof modes)[number];

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
    mode: text().$type<Mode>().notNull(),
    siteId: uuid('site_id')
      .$type<SiteId>()
      .references(() => site.id),
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
    trainers: text().notNull(),
    access: text().notNull(),
    // Sent to people with a place only.
    joiningLink: text('joining_link'),
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
  },
  (t) => [
    index('training_session_coming')
      .on(t.startsAt, t.id)
      .where(sql`${t.cancelledAt} is null`),
    index().on(t.courseId, t.startsAt),
    index().on(t.areaId, t.startsAt),
    index().on(t.leadOfficerId, t.startsAt),
    check('training_session_mode', sql`(${t.mode} = 'in_person') = (${t.siteId} is not null)`),
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
  personal: ['added_by', 'lead_officer_id', 'cancelled_by'],
  retention: 'session',
});
