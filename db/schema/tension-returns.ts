import { type Column, sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { bytes, citext, type Id, instant, oneOf, plainDate } from './columns.ts';
import { institution, type InstitutionId } from './institutions.ts';
import { keeps } from './keeping.ts';
import { type IssueCategory, issueCategories } from './observations.ts';
import { who } from './officers.ts';
import { type Level, tensionLevel } from './tension-scale.ts';

export type ReporterId = Id<'return_reporter'>;
export type TensionReturnId = Id<'tension_return'>;
export type ReturnAskId = Id<'return_ask'>;

/** As what somebody reports: the three who are in every district, and whoever else has something to say. */
export const reporterCapacities = [
  'prevent_officer',
  'neighbourhood_policing',
  'council',
  'partner',
] as const;
export type ReporterCapacity = (typeof reporterCapacities)[number];

/** How a week feels to a partner beside the one before. */
export const comparisons = ['better', 'same', 'worse'] as const;
export type Comparison = (typeof comparisons)[number];

/** What a partner, who is told no level, thinks of the week beside what they would expect. */
export const expectations = ['calmer', 'as_expected', 'more_tense'] as const;
export type Expectation = (typeof expectations)[number];

/** What an officer thinks of the level that stands. */
export const levelViews = ['agree', 'higher', 'lower'] as const;
export type LevelView = (typeof levelViews)[number];

const inArea = () =>
  uuid('area_id')
    .$type<AreaId>()
    .notNull()
    .references(() => area.id);

/** Who reports for a district: an officer, or an institution by a mailbox of its own. */
export const returnReporter = pgTable(
  'return_reporter',
  {
    id: uuid().$type<ReporterId>().defaultRandom().primaryKey(),
    areaId: inArea(),
    capacity: text().$type<ReporterCapacity>().notNull(),
    officerId: who('officer_id'),
    institutionId: uuid('institution_id')
      .$type<InstitutionId>()
      .references(() => institution.id),
    email: citext(),
    since: instant().notNull(),
    addedBy: who('added_by').notNull(),
    endedAt: instant('ended_at'),
    endedBy: who('ended_by'),
  },
  (t) => [
    uniqueIndex('return_reporter_officer')
      .on(t.areaId, t.officerId)
      .where(sql`${t.endedAt} is null`),
    uniqueIndex('return_reporter_mailbox')
      .on(t.areaId, t.email)
      .where(sql`${t.endedAt} is null`),
    index('return_reporter_of_officer').on(t.officerId),
    index('return_reporter_of_institution').on(t.institutionId),
    index('return_reporter_at').on(t.email),
    index().on(t.endedAt),
    check('return_reporter_capacity', oneOf(t.capacity, reporterCapacities)),
    check(
      'return_reporter_one',
      sql`(${t.officerId} is null) = (${t.institutionId} is not null) and (${t.institutionId} is null) = (${t.email} is null)
        and (${t.officerId} is null) = (${t.capacity} in ('council', 'partner'))`,
    ),
    check('return_reporter_email', sql`${t.email} ~ '^[^@[:space:]]+@[^@[:space:]]+$'`),
    check('return_reporter_ended', sql`(${t.endedAt} is null) = (${t.endedBy} is null)`),
  ],
);
keeps(returnReporter, {
  purpose: 'tension',
  personal: ['officer_id', 'email', 'added_by', 'ended_by'],
  retention: 'tension_return',
});

const ofReporter = () =>
  uuid('reporter_id')
    .$type<ReporterId>()
    .references(() => returnReporter.id);
const isMonday = (column: Column) => sql`extract(isodow from ${column}) = 1`;

/**
 * What an officer or an institution says of a district in a week. That there is nothing to report is an answer.
 * Whoever reports again for the week replaces what they said; the earlier version stays as it was.
 */
export const tensionReturn = pgTable(
  'tension_return',
  {
    id: uuid().$type<TensionReturnId>().defaultRandom().primaryKey(),
    formToken: text('form_token').notNull().unique(),
    areaId: inArea(),
    // The Monday with which the week begins.
    week: plainDate().notNull(),
    version: integer().notNull().default(1),
    capacity: text().$type<ReporterCapacity>().notNull(),
    // An officer may report without being on the list; an institution may not.
    officerId: who('officer_id'),
    reporterId: ofReporter(),
    answer: text().$type<'nothing' | 'something'>().notNull(),
    category: text().$type<IssueCategory>(),
    experienced: text(),
    evidenced: text(),
    potential: text(),
    coming: text(),
    compared: text().$type<Comparison>(),
    expected: text().$type<Expectation>(),
    levelView: text('level_view').$type<LevelView>(),
    // The level that the officer was shown.
    levelShown: smallint('level_shown')
      .$type<Level>()
      .references(() => tensionLevel.level),
    viewWords: text('view_words'),
    sentAt: instant('sent_at').notNull(),
    replacedAt: instant('replaced_at'),
  },
  (t) => [
    unique('tension_return_of_officer').on(t.areaId, t.week, t.officerId, t.version),
    unique('tension_return_of_reporter').on(t.reporterId, t.week, t.version),
    uniqueIndex('tension_return_officer_stands')
      .on(t.areaId, t.week, t.officerId)
      .where(sql`${t.replacedAt} is null`),
    uniqueIndex('tension_return_reporter_stands')
      .on(t.reporterId, t.week)
      .where(sql`${t.replacedAt} is null`),
    index('tension_return_in_area').on(t.areaId, t.sentAt),
    index('tension_return_of_week').on(t.week),
    index().on(t.sentAt),
    check('tension_return_monday', isMonday(t.week)),
    check('tension_return_capacity', oneOf(t.capacity, reporterCapacities)),
    check('tension_return_category', oneOf(t.category, issueCategories)),
    check('tension_return_compared', oneOf(t.compared, comparisons)),
    check('tension_return_expected', oneOf(t.expected, expectations)),
    check('tension_return_level_view', oneOf(t.levelView, levelViews)),
    check('tension_return_answer', oneOf(t.answer, ['nothing', 'something'])),
    check(
      'tension_return_one',
      sql`(${t.officerId} is null) = (${t.reporterId} is not null)
        and (${t.officerId} is null) = (${t.capacity} in ('council', 'partner'))`,
    ),
    // Nobody outside police is shown a level, so nobody there has a view of one.
    check(
      'tension_return_shown',
      sql`${t.levelView} is null or (${t.officerId} is not null and ${t.levelShown} is not null)`,
    ),
    check(
      'tension_return_why',
      sql`${t.levelView} is null or ${t.levelView} = 'agree' or coalesce(length(btrim(${t.viewWords})), 0) > 0`,
    ),
    check(
      'tension_return_said',
      sql`(${t.answer} = 'nothing') = (coalesce(${t.category}, ${t.experienced}, ${t.evidenced}, ${t.potential}, ${t.coming},
        ${t.compared}, ${t.expected}, ${t.levelView}) is null)`,
    ),
    check(
      'tension_return_issue',
      sql`coalesce(${t.experienced}, ${t.evidenced}, ${t.potential}) is null or ${t.category} is not null`,
    ),
  ],
);
keeps(tensionReturn, {
  purpose: 'tension',
  personal: ['officer_id', 'experienced', 'evidenced', 'potential', 'coming', 'view_words'],
  retention: 'tension_return',
});

/** That somebody was asked for a return, by when, and the link by which an institution answers without a password. */
export const returnAsk = pgTable(
  'return_ask',
  {
    id: uuid().$type<ReturnAskId>().defaultRandom().primaryKey(),
    reporterId: ofReporter().notNull(),
    week: plainDate().notNull(),
    opensOn: plainDate('opens_on').notNull(),
    dueOn: plainDate('due_on').notNull(),
    askedAt: instant('asked_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    keyHash: bytes('key_hash').unique(),
    keySealed: bytes('key_sealed'),
    usedAt: instant('used_at'),
  },
  (t) => [
    unique('return_ask_once').on(t.reporterId, t.opensOn),
    index().on(t.dueOn),
    check('return_ask_monday', isMonday(t.week)),
    check(
      'return_ask_days',
      sql`${t.opensOn} between ${t.week} and ${t.week} + 6 and ${t.dueOn} >= ${t.opensOn}`,
    ),
    check('return_ask_key', sql`(${t.keyHash} is null) = (${t.keySealed} is null)`),
  ],
);
keeps(returnAsk, { purpose: 'tension', personal: ['key_hash', 'key_sealed'], retention: 'return_ask' });

/** Reminders of one ask: by the clock before the day it is due and after it, and whenever somebody chases. */
export const reminderKinds = ['before', 'after', 'chased'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

export const returnReminder = pgTable(
  'return_reminder',
  {
    id: uuid().$type<Id<'return_reminder'>>().defaultRandom().primaryKey(),
    askId: uuid('ask_id')
      .$type<ReturnAskId>()
      .notNull()
      .references(() => returnAsk.id, { onDelete: 'cascade' }),
    kind: text().$type<ReminderKind>().notNull(),
    on: plainDate('on_day').notNull(),
    sentAt: instant('sent_at').notNull(),
    sentBy: who('sent_by'),
  },
  (t) => [
    // Two who press at once, and two workers, send one.
    uniqueIndex('return_reminder_once')
      .on(t.askId, t.kind)
      .where(sql`${t.kind} <> 'chased'`),
    uniqueIndex('return_reminder_once_a_day')
      .on(t.askId, t.on)
      .where(sql`${t.kind} = 'chased'`),
    check('return_reminder_kind', oneOf(t.kind, reminderKinds)),
    check('return_reminder_by', sql`(${t.kind} = 'chased') = (${t.sentBy} is not null)`),
  ],
);
keeps(returnReminder, { purpose: 'tension', personal: ['sent_by'], retention: 'return_ask' });
