import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { attendance, type AttendanceId } from './attendance.ts';
import { bytes, citext, type Id, instant, plainDate } from './columns.ts';
import { course, type CourseId } from './courses.ts';
import { institution, type InstitutionId } from './institutions.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';
import { type SessionId, trainingSession } from './sessions.ts';

export type CertificateId = Id<'certificate'>;
export type BatchId = Id<'certificate_batch'>;

/** That somebody came to a course. The number, the course and the date stay; the name goes after three years. */
export const certificate = pgTable(
  'certificate',
  {
    id: uuid().$type<CertificateId>().defaultRandom().primaryKey(),
    // Printed; its last letter shows a slip of the pen.
    number: text().notNull().unique(),
    attendanceId: uuid('attendance_id')
      .$type<AttendanceId>()
      .notNull()
      .references(() => attendance.id),
    sessionId: uuid('session_id')
      .$type<SessionId>()
      .notNull()
      .references(() => trainingSession.id),
    courseId: uuid('course_id')
      .$type<CourseId>()
      .notNull()
      .references(() => course.id),
    institutionId: uuid('institution_id')
      .$type<InstitutionId>()
      .references(() => institution.id),
    personName: text('person_name'),
    personEmail: citext('person_email'),
    courseTitle: text('course_title').notNull(),
    minutes: integer().notNull(),
    attendedOn: plainDate('attended_on').notNull(),
    issuedAt: instant('issued_at').notNull(),
    // The link by which its owner fetches it.
    keyHash: bytes('key_hash').notNull().unique(),
    keySealed: bytes('key_sealed').notNull(),
    refresherDueOn: plainDate('refresher_due_on'),
    revokedAt: instant('revoked_at'),
    revokedBy: uuid('revoked_by')
      .$type<OfficerId>()
      .references(() => officer.id),
    revokeReason: text('revoke_reason'),
    // The certificate that this one stands in for.
    replacesId: uuid('replaces_id').$type<CertificateId>(),
  },
  (t) => [
    uniqueIndex('certificate_once')
      .on(t.attendanceId)
      .where(sql`${t.revokedAt} is null`),
    index().on(t.sessionId),
    index().on(t.institutionId, t.attendedOn),
    index('certificate_of_person').on(t.personEmail),
    index('certificate_refresher')
      .on(t.refresherDueOn)
      .where(sql`${t.revokedAt} is null`),
    check('certificate_revoked', sql`(${t.revokedAt} is null) = (${t.revokeReason} is null)`),
  ],
);
keeps(certificate, {
  purpose: 'training',
  personal: ['person_name', 'person_email', 'key_hash', 'key_sealed', 'revoked_by'],
  retention: 'certificate',
});

/** That somebody was told when to come again, so that nobody is told twice. */
export const refresherReminder = pgTable(
  'refresher_reminder',
  {
    certificateId: uuid('certificate_id')
      .$type<CertificateId>()
      .notNull()
      .references(() => certificate.id),
    daysBefore: integer('days_before').notNull(),
    queuedAt: instant('queued_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.certificateId, t.daysBefore] })],
);
keeps(refresherReminder, { purpose: 'training', personal: [], retention: 'certificate' });

/** Certificates being put into one file to download, for a session or an organisation. */
export const certificateBatch = pgTable(
  'certificate_batch',
  {
    id: uuid().$type<BatchId>().defaultRandom().primaryKey(),
    sessionId: uuid('session_id')
      .$type<SessionId>()
      .references(() => trainingSession.id),
    institutionId: uuid('institution_id')
      .$type<InstitutionId>()
      .references(() => institution.id),
    // An officer or a partner: `actor_kind` says which.
    askedBy: uuid('asked_by').notNull(),
    actorKind: text('actor_kind').notNull(),
    askedAt: instant('asked_at').notNull(),
    // Which they were when it was asked for: what somebody may see can change while it is made.
    certificateIds: uuid('certificate_ids').array().$type<CertificateId[]>().notNull(),
    total: integer().notNull(),
    written: integer().notNull().default(0),
    finishedAt: instant('finished_at'),
    failedAt: instant('failed_at'),
    file: bytes(),
  },
  (t) => [
    index().on(t.askedAt),
    check('certificate_batch_of', sql`(${t.sessionId} is null) <> (${t.institutionId} is null)`),
    check('certificate_batch_written', sql`${t.written} between 0 and ${t.total}`),
  ],
);
keeps(certificateBatch, {
  purpose: 'training',
  personal: ['asked_by', 'certificate_ids', 'file'],
  retention: 'certificate_file',
});
