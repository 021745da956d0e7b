import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { type AnyPgColumn } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { bytes, citext, type Id, instant, oneOf, plainDate } from './columns.ts';
import { type ContactState, contactStates, institution, type InstitutionId } from './institutions.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type ContactId = Id<'contact'>;
export type RoleHoldingId = Id<'role_holding'>;

export const channels = ['email', 'phone', 'post', 'in_person'] as const;
export type Channel = (typeof channels)[number];

/** Where a contact's details came from. Never a covert source: each is somebody who could be asked. */
export const contactSources = [
  'themselves',
  'their_institution',
  'public_website',
  'booking',
  'partner_agency',
  'import',
] as const;
export type ContactSource = (typeof contactSources)[number];

const ofContact = () =>
  uuid('contact_id')
    .$type<ContactId>()
    .notNull()
    .references((): AnyPgColumn => contact.id);

/** An adult whom we know by a role they hold, with work details only, and who knows that we do. */
export const contact = pgTable(
  'contact',
  {
    id: uuid().$type<ContactId>().defaultRandom().primaryKey(),
    name: text().notNull(),
    email: citext(),
    phone: text(),
    channel: text().$type<Channel>().notNull(),
    // What helps when talking with them: "large print", "mornings". Never what they think.
    contactWords: text('contact_words'),
    source: text().$type<ContactSource>().notNull(),
    sourceWords: text('source_words'),
    // The officer says that they have asked: this is an adult.
    isAdult: boolean('is_adult').notNull(),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .references(() => area.id),
    state: text().$type<ContactState>().notNull().default('open'),
    stateAt: instant('state_at'),
    // An officer, or nobody: then the person said it themselves through their own link.
    stateBy: who('state_by'),
    pausedUntil: plainDate('paused_until'),
    addedAt: instant('added_at').notNull(),
    addedBy: who('added_by').notNull(),
    // Who looks after it since it changed hands; until then whoever added it does.
    ownerId: who('owner_id'),
    // After how many days without a notice its officer was last warned.
    noticeWarnedDays: integer('notice_warned_days').notNull().default(0),
    // When somebody last made sure that it still holds and is still needed: retention counts from here.
    renewedAt: instant('renewed_at').notNull(),
    renewedBy: who('renewed_by'),
    reviewRemindedAt: instant('review_reminded_at'),
    changedAt: instant('changed_at'),
    keyHash: bytes('key_hash').unique(),
    keySealed: bytes('key_sealed'),
    sequence: integer().notNull().default(0),
    mergedIntoId: uuid('merged_into_id')
      .$type<ContactId>()
      .references((): AnyPgColumn => contact.id),
    mergedAt: instant('merged_at'),
    // Erased: nothing of the person is left but the row that others point to.
    erasedAt: instant('erased_at'),
  },
  (t) => [
    index('contact_name_words').using('gin', sql`plain_words(${t.name}) gin_trgm_ops`),
    index('contact_name_order').on(sql`plain_words(${t.name}) text_pattern_ops`),
    index('contact_email').on(t.email),
    index().on(t.areaId),
    // As a number is dialled from abroad or at home: its last ten figures are the same.
    index('contact_phone').on(sql`right(regexp_replace(${t.phone}, '\\D', '', 'g'), 10)`),
    index('contact_renewed').on(t.renewedAt, t.id),
    // Who is owed a notice was added within four weeks: the rest have had one, or are gone.
    index('contact_added')
      .on(t.addedAt, t.id)
      .where(sql`${t.erasedAt} is null and ${t.mergedIntoId} is null`),
    index('contact_not_open')
      .on(sql`plain_words(${t.name}) text_pattern_ops`)
      .where(sql`${t.state} <> 'open'`),
    index('contact_keeper').on(sql`coalesce(${t.ownerId}, ${t.addedBy})`),
    index('contact_survivor')
      .on(t.mergedIntoId)
      .where(sql`${t.mergedIntoId} is not null`),
    check('contact_adult', sql`${t.isAdult}`),
    check('contact_channel', oneOf(t.channel, channels)),
    check('contact_source', oneOf(t.source, contactSources)),
    check('contact_state', oneOf(t.state, contactStates)),
    check('contact_paused', sql`${t.pausedUntil} is null or ${t.state} = 'paused'`),
    check('contact_merged', sql`(${t.mergedIntoId} is null) = (${t.mergedAt} is null)`),
    check('contact_merged_elsewhere', sql`${t.mergedIntoId} <> ${t.id}`),
    check('contact_key', sql`(${t.keyHash} is null) = (${t.keySealed} is null)`),
    check(
      'contact_erased',
      // A link to a record that was merged goes on leading to the one it belongs to.
      sql`${t.erasedAt} is null or (${t.name} = '' and ${t.email} is null and ${t.phone} is null and ${t.contactWords} is null
        and (${t.keyHash} is null or ${t.mergedIntoId} is not null))`,
    ),
    check('contact_named', sql`${t.erasedAt} is not null or length(btrim(${t.name})) between 1 and 200`),
  ],
);
keeps(contact, {
  purpose: 'contacts',
  personal: [
    'name',
    'email',
    'phone',
    'contact_words',
    'source_words',
    'key_hash',
    'key_sealed',
    'added_by',
    'owner_id',
    'renewed_by',
    'state_by',
  ],
  retention: 'contact',
});

/** Why a role that says something of somebody's faith may be held (UK GDPR Article 9, DPA 2018 Schedule 1). */
export const faithConditions = [
  'made_public_by_them',
  'explicit_consent',
  'substantial_public_interest',
] as const;
export type FaithCondition = (typeof faithConditions)[number];

/** A role that somebody holds at an institution, from when to when. */
export const roleHolding = pgTable(
  'role_holding',
  {
    id: uuid().$type<RoleHoldingId>().defaultRandom().primaryKey(),
    contactId: ofContact(),
    institutionId: uuid('institution_id')
      .$type<InstitutionId>()
      .notNull()
      .references(() => institution.id),
    title: text().notNull(),
    isMain: boolean('is_main').notNull().default(false),
    // The role lets a reader infer a faith: a condition must be on record.
    isFaithRole: boolean('is_faith_role').notNull().default(false),
    faithCondition: text('faith_condition').$type<FaithCondition>(),
    conditionAt: instant('condition_at'),
    conditionBy: who('condition_by'),
    fromOn: plainDate('from_on'),
    toOn: plainDate('to_on'),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: who('recorded_by').notNull(),
  },
  (t) => [
    index().on(t.contactId),
    index().on(t.institutionId),
    uniqueIndex('role_holding_main')
      .on(t.contactId)
      .where(sql`${t.isMain} and ${t.toOn} is null`),
    check('role_holding_titled', sql`length(btrim(${t.title})) between 1 and 200`),
    check('role_holding_dated', sql`${t.toOn} is null or ${t.fromOn} is null or ${t.toOn} >= ${t.fromOn}`),
    check('role_holding_condition', oneOf(t.faithCondition, faithConditions)),
    check(
      'role_holding_special',
      sql`(${t.isFaithRole} and ${t.faithCondition} is not null and ${t.conditionAt} is not null and ${t.conditionBy} is not null)
        or (not ${t.isFaithRole} and ${t.faithCondition} is null and ${t.conditionAt} is null and ${t.conditionBy} is null)`,
    ),
  ],
);
keeps(roleHolding, {
  purpose: 'contacts',
  personal: ['contact_id', 'title', 'faith_condition', 'condition_by', 'recorded_by'],
  retention: 'ended_role',
});
