import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { type Id, instant, plainDate } from './columns.ts';
import { evaluationTemplate } from './evaluations.ts';
import { sector } from './institutions.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

export type CourseId = Id<'course'>;

/** One line of "On the day": minutes after the start, negative for before, and what happens. */
export type ProgrammeStep = { minute: number; text: string };

/** Something to read or do, on a page of ours or of GOV.UK. */
export type CourseLink = { title: string; url: string };

// What a course says, as it is now and as it was in each version.
const words = {
  title: text().notNull(),
  summary: text().notNull(),
  aims: text().notNull().default(''),
  audience: text().notNull(),
  durationMinutes: integer('duration_minutes').notNull(),
  modes: text()
    .array()
    .$type<Mode[]>()
    .notNull()
    .default(sql`'{in_person,online}'`),
  // People below which a session is not worth holding, and above which it is not worth coming to.
  minimum: integer(),
  maximum: integer(),
  outcomes: text().array().notNull(),
  programme: jsonb().$type<ProgrammeStep[]>().notNull(),
  // National e-learning that people declare they have done; we link to it and never see it.
  prerequisites: jsonb()
    .$type<CourseLink[]>()
    .notNull()
    .default(sql`'[]'`),
  materials: jsonb()
    .$type<CourseLink[]>()
    .notNull()
    .default(sql`'[]'`),
  beforeYouCome: text('before_you_come'),
  bring: text(),
  evaluationTemplateCode: text('evaluation_template_code').references(() => evaluationTemplate.code),
  hasCertificate: boolean('has_certificate').notNull(),
  certificateAfterHours: integer('certificate_after_hours').notNull().default(24),
  certificateNeedsEvaluation: boolean('certificate_needs_evaluation').notNull().default(false),
  // Months until somebody should come again; none where once is enough.
  refresherMonths: integer('refresher_months'),
  reviewOn: plainDate('review_on'),
};

/** What we teach, in the words of now: new sessions inherit them. */
export const course = pgTable(
  'course',
  {
    id: uuid().$type<CourseId>().defaultRandom().primaryKey(),
    slug: text().notNull().unique(),
    ...words,
    // Counted up by the database whenever the words change, which also writes the version down.
    version: integer().notNull().default(1),
    versionNote: text('version_note'),
    changedAt: instant('changed_at'),
    changedBy: uuid('changed_by')
      .$type<OfficerId>()
      .references(() => officer.id),
    addedAt: instant('added_at').notNull(),
    retiredAt: instant('retired_at'),
  },
  (t) => [
    check('course_slug', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check('course_duration', sql`${t.durationMinutes} between 15 and 1800`),
    check('course_modes', sql`${t.modes} <@ '{in_person,online}' and cardinality(${t.modes}) > 0`),
    check('course_numbers', sql`${t.minimum} >= 1 and ${t.maximum} >= ${t.minimum}`),
    check('course_certificate_after', sql`${t.certificateAfterHours} between 0 and 720`),
    check('course_refresher', sql`${t.refresherMonths} between 1 and 120`),
  ],
);
keeps(course, { purpose: 'training', personal: ['changed_by'], retention: 'session' });

/** A course as it stood: what a session was booked, taught and certified as. Written by the database alone. */
export const courseVersion = pgTable(
  'course_version',
  {
    courseId: uuid('course_id')
      .$type<CourseId>()
      .notNull()
      .references(() => course.id),
    number: integer().notNull(),
    ...words,
    note: text(),
    madeAt: instant('made_at').notNull(),
    madeBy: uuid('made_by')
      .$type<OfficerId>()
      .references(() => officer.id),
  },
  (t) => [primaryKey({ columns: [t.courseId, t.number] })],
);
keeps(courseVersion, { purpose: 'training', personal: ['made_by'], retention: 'session' });

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
