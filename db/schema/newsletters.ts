import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { bytes, citext, type Id, instant, oneOf, plainDate } from './columns.ts';
import { sector } from './institutions.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type SubscriberId = Id<'subscriber'>;

/** What newsletters are about: a closed list that the team edits, offered to everybody who subscribes. */
export const newsletterTopic = pgTable(
  'newsletter_topic',
  {
    code: text().primaryKey(),
    kind: text().notNull().default('topic'),
    label: text().notNull(),
    // What somebody gets who chooses it, in one sentence.
    hint: text(),
    position: integer().notNull(),
    retiredAt: instant('retired_at'),
  },
  (t) => [
    check('newsletter_topic_kind', sql`${t.kind} = 'topic' and starts_with(${t.code}, 'topic_')`),
    check('newsletter_topic_label', sql`length(btrim(${t.label})) between 1 and 80`),
  ],
);
keeps(newsletterTopic, { purpose: 'newsletters', personal: [], retention: { none: 'A list of words.' } });

export const subscriberSources = ['form', 'import'] as const;
export const subscriberEnds = ['link', 'one_click', 'bounce', 'complaint', 'officer'] as const;
export type SubscriberEnd = (typeof subscriberEnds)[number];

/**
 * An address that gets newsletters once it has confirmed, until it ends. From then on the address is gone: a keyed
 * hash is what proof and a second subscription are found by.
 */
export const subscriber = pgTable(
  'subscriber',
  {
    id: uuid().$type<SubscriberId>().defaultRandom().primaryKey(),
    email: citext(),
    emailHash: bytes('email_hash').notNull().unique(),
    keyHash: bytes('key_hash').notNull().unique(),
    keySealed: bytes('key_sealed').notNull(),
    source: text().$type<(typeof subscriberSources)[number]>().notNull().default('form'),
    askedAt: instant('asked_at').notNull(),
    confirmedAt: instant('confirmed_at'),
    endedAt: instant('ended_at'),
    endedBy: text('ended_by').$type<SubscriberEnd>(),
  },
  (t) => [
    index('subscriber_confirmed')
      .on(t.confirmedAt)
      .where(sql`${t.confirmedAt} is not null and ${t.endedAt} is null`),
    index('subscriber_waiting')
      .on(t.askedAt)
      .where(sql`${t.confirmedAt} is null and ${t.endedAt} is null`),
    index('subscriber_ended')
      .on(t.endedAt)
      .where(sql`${t.endedAt} is not null`),
    check('subscriber_email', sql`${t.email} ~ '^[^@[:space:]]+@[^@[:space:]]+$'`),
    check('subscriber_address', sql`(${t.email} is null) = (${t.endedAt} is not null)`),
    check('subscriber_source', oneOf(t.source, subscriberSources)),
    check('subscriber_ended_by', sql`(${t.endedAt} is null) = (${t.endedBy} is null)`),
    check('subscriber_end', oneOf(t.endedBy, subscriberEnds)),
  ],
);
keeps(subscriber, {
  purpose: 'newsletters',
  personal: ['email', 'email_hash', 'key_hash', 'key_sealed'],
  retention: 'newsletter_consent',
});

const whose = () =>
  uuid('subscriber_id')
    .$type<SubscriberId>()
    .notNull()
    .references(() => subscriber.id, { onDelete: 'cascade' });

/** A topic that somebody chose. */
export const subscriberTopic = pgTable(
  'subscriber_topic',
  {
    subscriberId: whose(),
    topicCode: text('topic_code')
      .notNull()
      .references(() => newsletterTopic.code),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.topicCode] }), index().on(t.topicCode)],
);
keeps(subscriberTopic, { purpose: 'newsletters', personal: [], retention: 'newsletter_consent' });

/** An area that somebody chose; who chose none wants what is for anywhere. */
export const subscriberArea = pgTable(
  'subscriber_area',
  {
    subscriberId: whose(),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.areaId] }), index().on(t.areaId)],
);
keeps(subscriberArea, { purpose: 'newsletters', personal: [], retention: 'newsletter_consent' });

/** A sector that somebody works in. */
export const subscriberSector = pgTable(
  'subscriber_sector',
  {
    subscriberId: whose(),
    sectorCode: text('sector_code')
      .notNull()
      .references(() => sector.code),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.sectorCode] }), index().on(t.sectorCode)],
);
keeps(subscriberSector, { purpose: 'newsletters', personal: [], retention: 'newsletter_consent' });

export const consentKinds = ['asked', 'confirmed', 'changed', 'ended', 'imported'] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** What somebody agreed to, in which words, when and on which form: added to, never changed. */
export const subscriberConsent = pgTable(
  'subscriber_consent',
  {
    id: uuid().$type<Id<'subscriber_consent'>>().defaultRandom().primaryKey(),
    subscriberId: whose(),
    kind: text().$type<ConsentKind>().notNull(),
    words: text().notNull(),
    wordsVersion: text('words_version').notNull(),
    form: text().notNull(),
    // Made when the form was shown: the same form sent twice asks once.
    formToken: text('form_token').unique(),
    chosen: jsonb()
      .$type<{ topics: readonly string[]; areas: readonly string[]; sectors: readonly string[] }>()
      .notNull(),
    at: instant().notNull(),
    // The officer who brought the evidence of an import, and the day on which it says that they agreed.
    by: who('by'),
    agreedOn: plainDate('agreed_on'),
  },
  (t) => [
    index().on(t.subscriberId, t.at),
    check('subscriber_consent_kind', oneOf(t.kind, consentKinds)),
    check('subscriber_consent_words', sql`length(btrim(${t.words})) > 0 and length(btrim(${t.form})) > 0`),
    check('subscriber_consent_by', sql`(${t.kind} = 'imported') = (${t.by} is not null)`),
    check('subscriber_consent_agreed', sql`(${t.kind} = 'imported') = (${t.agreedOn} is not null)`),
  ],
);
keeps(subscriberConsent, {
  purpose: 'newsletters',
  personal: ['chosen', 'by'],
  retention: 'newsletter_consent',
});
