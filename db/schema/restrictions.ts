import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf } from './columns.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type RestrictionId = Id<'restriction'>;

export const restrictedKinds = ['training_session', 'event', 'impact_assessment'] as const;
/** Kinds of record that can be kept to a named group. */
export type RestrictedKind = (typeof restrictedKinds)[number];

/** A record that only the people named may open, whatever their roles. */
export const restriction = pgTable(
  'restriction',
  {
    id: uuid().$type<RestrictionId>().defaultRandom().primaryKey(),
    entity: text().$type<RestrictedKind>().notNull(),
    entityId: uuid('entity_id').notNull(),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    reason: text().notNull(),
    restrictedAt: instant('restricted_at').notNull(),
    restrictedBy: who('restricted_by').notNull(),
    liftedAt: instant('lifted_at'),
    liftedBy: who('lifted_by'),
    liftedReason: text('lifted_reason'),
  },
  (t) => [
    uniqueIndex('restriction_once')
      .on(t.entity, t.entityId)
      .where(sql`${t.liftedAt} is null`),
    check('restriction_entity', oneOf(t.entity, restrictedKinds)),
    check(
      'restriction_lifted',
      sql`(${t.liftedAt} is null) = (${t.liftedBy} is null) and (${t.liftedAt} is null) = (${t.liftedReason} is null)`,
    ),
  ],
);
keeps(restriction, {
  purpose: 'accountability',
  personal: ['restricted_by', 'lifted_by'],
  retention: 'audit_log',
});

/** One of the people named. */
export const restrictionReader = pgTable(
  'restriction_reader',
  {
    restrictionId: uuid('restriction_id')
      .$type<RestrictionId>()
      .notNull()
      .references(() => restriction.id),
    officerId: who('officer_id').notNull(),
    namedAt: instant('named_at').notNull(),
    namedBy: who('named_by').notNull(),
    removedAt: instant('removed_at'),
    removedBy: who('removed_by'),
  },
  (t) => [
    primaryKey({ columns: [t.restrictionId, t.officerId, t.namedAt] }),
    uniqueIndex('restriction_reader_once')
      .on(t.restrictionId, t.officerId)
      .where(sql`${t.removedAt} is null`),
    index().on(t.officerId),
    check('restriction_reader_removed', sql`(${t.removedAt} is null) = (${t.removedBy} is null)`),
  ],
);
keeps(restrictionReader, {
  purpose: 'accountability',
  personal: ['officer_id', 'named_by', 'removed_by'],
  retention: 'audit_log',
});

export const breakGlassFindings = ['looks_right', 'ask'] as const;

/** A supervisor opened a restricted record for one hour, and said why. */
export const breakGlass = pgTable(
  'break_glass',
  {
    id: uuid().$type<Id<'break_glass'>>().defaultRandom().primaryKey(),
    restrictionId: uuid('restriction_id')
      .$type<RestrictionId>()
      .notNull()
      .references(() => restriction.id),
    officerId: who('officer_id').notNull(),
    reason: text().notNull(),
    openedAt: instant('opened_at').notNull(),
    closesAt: instant('closes_at').notNull(),
    reviewedAt: instant('reviewed_at'),
    reviewedBy: who('reviewed_by'),
    finding: text().$type<(typeof breakGlassFindings)[number]>(),
    findingNote: text('finding_note'),
  },
  (t) => [
    index().on(t.officerId, t.closesAt),
    check('break_glass_hour', sql`${t.closesAt} <= ${t.openedAt} + interval '1 hour'`),
    check('break_glass_reason', sql`length(btrim(${t.reason})) >= 10`),
    check(
      'break_glass_reviewed',
      sql`(${t.reviewedAt} is null) = (${t.reviewedBy} is null) and (${t.reviewedAt} is null) = (${t.finding} is null)`,
    ),
    check('break_glass_by_another', sql`${t.reviewedBy} is null or ${t.reviewedBy} <> ${t.officerId}`),
    check('break_glass_finding', oneOf(t.finding, breakGlassFindings)),
  ],
);
keeps(breakGlass, {
  purpose: 'accountability',
  personal: ['officer_id', 'reason', 'reviewed_by', 'finding_note'],
  retention: 'audit_log',
});
