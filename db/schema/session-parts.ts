import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { type Id, instant, oneOf } from './columns.ts';
import { institution, type InstitutionId, sector, site, type SiteId } from './institutions.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';
import { type SessionId, trainingSession } from './sessions.ts';

export type PartId = Id<'session_part'>;

const ofSession = () =>
  uuid('session_id')
    .$type<SessionId>()
    .notNull()
    .references(() => trainingSession.id);

/**
 * One sitting of a session that has several; a session held in one go has none. Parts never overlap, no two have
 * one position, and the session starts with the first and ends with the last: the migration holds all three when
 * the transaction ends, since an edit changes several parts one after the other.
 */
export const sessionPart = pgTable(
  'session_part',
  {
    id: uuid().$type<PartId>().defaultRandom().primaryKey(),
    sessionId: ofSession(),
    position: integer().notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    // Where this part is held elsewhere than the session.
    siteId: uuid('site_id')
      .$type<SiteId>()
      .references(() => site.id),
  },
  (t) => [
    check('session_part_times', sql`${t.endsAt} > ${t.startsAt}`),
    check('session_part_order', sql`${t.position} between 1 and 12`),
  ],
);
keeps(sessionPart, { purpose: 'training', personal: [], retention: 'session' });

export const trainerParts = ['lead', 'trainer'] as const;
export type TrainerPart = (typeof trainerParts)[number];

/** A colleague who teaches a session. */
export const sessionTrainer = pgTable(
  'session_trainer',
  {
    sessionId: ofSession(),
    officerId: who('officer_id').notNull(),
    part: text().$type<TrainerPart>().notNull(),
    addedAt: instant('added_at').notNull(),
    addedBy: who('added_by'),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.officerId] }),
    index().on(t.officerId),
    check('session_trainer_part', oneOf(t.part, trainerParts)),
  ],
);
keeps(sessionTrainer, { purpose: 'training', personal: ['officer_id', 'added_by'], retention: 'session' });

/** An organisation that teaches a session with us. */
export const sessionCoDeliverer = pgTable(
  'session_co_deliverer',
  {
    sessionId: ofSession(),
    institutionId: uuid('institution_id')
      .$type<InstitutionId>()
      .notNull()
      .references(() => institution.id),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.institutionId] }), index().on(t.institutionId)],
);
keeps(sessionCoDeliverer, { purpose: 'training', personal: [], retention: 'session' });

/** Places kept for a sector until the session's `shares_until`. */
export const sessionQuota = pgTable(
  'session_quota',
  {
    sessionId: ofSession(),
    sectorCode: text('sector_code')
      .notNull()
      .references(() => sector.code),
    places: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.sectorCode] }),
    check('session_quota_places', sql`${t.places} between 1 and 1000`),
  ],
);
keeps(sessionQuota, { purpose: 'training', personal: [], retention: 'session' });

export const busyKinds = ['leave', 'other_work', 'court', 'training'] as const;
export type BusyKind = (typeof busyKinds)[number];

/** A time when a colleague cannot teach, in their own words of a closed list. */
export const officerBusy = pgTable(
  'officer_busy',
  {
    id: uuid().$type<Id<'officer_busy'>>().defaultRandom().primaryKey(),
    officerId: who('officer_id').notNull(),
    kind: text().$type<BusyKind>().notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [
    index().on(t.officerId, t.startsAt),
    check('officer_busy_kind', oneOf(t.kind, busyKinds)),
    check('officer_busy_times', sql`${t.endsAt} > ${t.startsAt}`),
  ],
);
keeps(officerBusy, { purpose: 'training', personal: ['officer_id', 'kind'], retention: 'officer_busy' });
