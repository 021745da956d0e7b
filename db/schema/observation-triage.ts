import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { type Id, instant, oneOf } from './columns.ts';
import { engagement, type EngagementId } from './engagements.ts';
import { event, type EventId } from './events.ts';
import { keeps } from './keeping.ts';
import { type ObservationId, tensionObservation } from './observations.ts';
import { officer, type OfficerId } from './officers.ts';

export type TriageId = Id<'observation_triage'>;

/**
 * What became of an observation: kept for the picture, put beside something else, one with another, or thrown out.
 * `arose_at` is no decision: the form said at which event it came up.
 */
export const triageActs = ['noted', 'linked', 'merged', 'discarded', 'arose_at'] as const;
export type TriageAct = (typeof triageActs)[number];

/** One step with an observation: who did it, when and why; undone, it says by whom. */
export const observationTriage = pgTable(
  'observation_triage',
  {
    id: uuid().$type<TriageId>().defaultRandom().primaryKey(),
    observationId: uuid('observation_id')
      .$type<ObservationId>()
      .notNull()
      .references(() => tensionObservation.id, { onDelete: 'cascade' }),
    act: text().$type<TriageAct>().notNull(),
    // When the other is erased first, the step stays without it.
    otherId: uuid('other_id')
      .$type<ObservationId>()
      .references(() => tensionObservation.id, { onDelete: 'set null' }),
    eventId: uuid('event_id')
      .$type<EventId>()
      .references(() => event.id, { onDelete: 'set null' }),
    engagementId: uuid('engagement_id')
      .$type<EngagementId>()
      .references(() => engagement.id, { onDelete: 'set null' }),
    reason: text(),
    doneAt: instant('done_at').notNull(),
    doneBy: uuid('done_by')
      .$type<OfficerId>()
      .notNull()
      .references(() => officer.id),
    undoneAt: instant('undone_at'),
    undoneBy: uuid('undone_by')
      .$type<OfficerId>()
      .references(() => officer.id),
  },
  (t) => [
    // It is one with another, or thrown out, or neither.
    uniqueIndex('observation_triage_gone_once')
      .on(t.observationId)
      .where(sql`${t.act} in ('merged', 'discarded') and ${t.undoneAt} is null`),
    index('observation_triage_of').on(t.observationId),
    index('observation_triage_other').on(t.otherId),
    index().on(t.eventId),
    index().on(t.engagementId),
    check('observation_triage_act', oneOf(t.act, triageActs)),
    check('observation_triage_not_itself', sql`${t.otherId} <> ${t.observationId}`),
    check(
      'observation_triage_reason',
      sql`${t.act} <> 'discarded' or coalesce(length(btrim(${t.reason})), 0) > 0`,
    ),
    check('observation_triage_one', sql`num_nonnulls(${t.otherId}, ${t.eventId}, ${t.engagementId}) <= 1`),
    check('observation_triage_undone', sql`(${t.undoneAt} is null) = (${t.undoneBy} is null)`),
  ],
);
keeps(observationTriage, {
  purpose: 'tension',
  personal: ['reason', 'done_by', 'undone_by'],
  retention: 'observation',
});
