import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookingPlace, type PlaceId } from './bookings.ts';
import { citext, type Id, instant, oneOf } from './columns.ts';
import { institution, type InstitutionId, institutionType } from './institutions.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';
import { type PartId, sessionPart } from './session-parts.ts';
import { type SessionId, trainingSession } from './sessions.ts';
import { attendeeRole } from './attendee-roles.ts';

export type AttendanceId = Id<'attendance'>;
export type MarkId = Id<'attendance_mark'>;

export const attendanceStates = ['present', 'part', 'apologies', 'absent'] as const;
export type AttendanceState = (typeof attendanceStates)[number];

/**
 * Somebody who was marked on the register of a session, from their place or as a walk-in. The row is made with the
 * first mark: until then the register shows who holds the place, so that a swap needs no second hand. What was
 * marked stands in `attendance_mark`; `state` is what the marks that count come to, so that coverage is read from
 * one row.
 */
export const attendance = pgTable(
  'attendance',
  {
    id: uuid().$type<AttendanceId>().defaultRandom().primaryKey(),
    sessionId: uuid('session_id')
      .$type<SessionId>()
      .notNull()
      .references(() => trainingSession.id),
    // None for a walk-in.
    placeId: uuid('place_id')
      .$type<PlaceId>()
      .references(() => bookingPlace.id),
    personName: text('person_name'),
    personEmail: citext('person_email'),
    organisation: text().notNull(),
    institutionId: uuid('institution_id')
      .$type<InstitutionId>()
      .references(() => institution.id),
    institutionTypeCode: text('institution_type_code')
      .notNull()
      .references(() => institutionType.code),
    roleCode: text('role_code').references(() => attendeeRole.code),
    addedAt: instant('added_at').notNull(),
    state: text().$type<AttendanceState>(),
    markedAt: instant('marked_at'),
  },
  (t) => [
    uniqueIndex('attendance_of_place').on(t.sessionId, t.placeId),
    index().on(t.sessionId, t.state),
    index('attendance_of_institution').on(t.institutionId, t.state, t.sessionId),
    index('attendance_of_person').on(t.personEmail),
    check('attendance_state', oneOf(t.state, attendanceStates)),
    check('attendance_marked', sql`${t.state} is null or ${t.markedAt} is not null`),
  ],
);
keeps(attendance, { purpose: 'training', personal: ['person_name', 'person_email'], retention: 'booking' });

/**
 * One press on the register, by an officer or by the person: added to and never changed. A press on top of a mark
 * that its officer had not seen does not count; it waits until a later mark settles it.
 */
export const attendanceMark = pgTable(
  'attendance_mark',
  {
    // Made by the phone, so that a mark that is sent twice counts once.
    id: uuid().$type<MarkId>().primaryKey(),
    attendanceId: uuid('attendance_id')
      .$type<AttendanceId>()
      .notNull()
      .references(() => attendance.id),
    // None for the session as a whole.
    partId: uuid('part_id')
      .$type<PartId>()
      .references(() => sessionPart.id),
    // None takes a mark back.
    state: text().$type<AttendanceState>(),
    // When it was pressed, and when it reached us.
    pressedAt: instant('pressed_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    // Who marked: none where people checked themselves in.
    officerId: uuid('officer_id')
      .$type<OfficerId>()
      .references(() => officer.id),
    // The mark that whoever pressed saw; none where nobody had marked yet.
    sawMarkId: uuid('saw_mark_id').$type<MarkId>(),
    counts: boolean().notNull(),
    // The newest waiting mark that this one answers, with all that waited before it.
    settlesMarkId: uuid('settles_mark_id').$type<MarkId>(),
    // The order in which marks were recorded: two can have the same moment.
    number: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
  },
  (t) => [
    index().on(t.attendanceId, t.number),
    check('attendance_mark_state', oneOf(t.state, attendanceStates)),
    check('attendance_mark_settles', sql`${t.settlesMarkId} is null or ${t.counts}`),
  ],
);
keeps(attendanceMark, { purpose: 'training', personal: ['officer_id'], retention: 'booking' });

/** Staff of a whole organisation, counted by role and never named. */
export const sessionHeadcount = pgTable(
  'session_headcount',
  {
    sessionId: uuid('session_id')
      .$type<SessionId>()
      .notNull()
      .references(() => trainingSession.id),
    roleCode: text('role_code')
      .notNull()
      .references(() => attendeeRole.code),
    expected: integer().notNull().default(0),
    present: integer(),
    countedAt: instant('counted_at'),
    countedBy: uuid('counted_by')
      .$type<OfficerId>()
      .references(() => officer.id),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.roleCode] }),
    check(
      'session_headcount_numbers',
      sql`${t.expected} between 0 and 5000 and ${t.present} between 0 and 5000`,
    ),
    check('session_headcount_counted', sql`(${t.present} is null) = (${t.countedAt} is null)`),
  ],
);
keeps(sessionHeadcount, { purpose: 'training', personal: ['counted_by'], retention: 'session' });
