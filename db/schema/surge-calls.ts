import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { type Id, instant, oneOf } from './columns.ts';
import { institution, type InstitutionId } from './institutions.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';
import { surge, type SurgeId } from './surges.ts';

export type SurgeCallId = Id<'surge_call'>;
export type SurgeClaimId = Id<'surge_claim'>;

/** An institution to reassure, at its place in the order; taken out of it, it has none and says why. */
export const surgeCall = pgTable(
  'surge_call',
  {
    id: uuid().$type<SurgeCallId>().defaultRandom().primaryKey(),
    surgeId: uuid('surge_id')
      .$type<SurgeId>()
      .notNull()
      .references(() => surge.id, { onDelete: 'cascade' }),
    institutionId: uuid('institution_id')
      .$type<InstitutionId>()
      .notNull()
      .references(() => institution.id),
    // The migration lets no two stand at one place, at the end of each statement.
    position: integer(),
    // "Tier A, has the Prevent duty": why it stands where it was put.
    because: text().notNull(),
    addedAt: instant('added_at').notNull(),
    addedBy: who('added_by').notNull(),
    removedAt: instant('removed_at'),
    removedBy: who('removed_by'),
    removedReason: text('removed_reason'),
  },
  (t) => [
    index().on(t.surgeId),
    index().on(t.institutionId),
    check('surge_call_placed', sql`(${t.position} is null) = (${t.removedAt} is not null)`),
    check('surge_call_because', sql`length(btrim(${t.because})) between 1 and 300`),
    check(
      'surge_call_removed',
      sql`(${t.removedAt} is null) = (${t.removedBy} is null) and (${t.removedAt} is null) = (${t.removedReason} is null)
        and length(btrim(${t.removedReason})) between 1 and 300`,
    ),
  ],
);
keeps(surgeCall, {
  purpose: 'impact',
  personal: ['added_by', 'removed_by', 'removed_reason'],
  retention: 'surge',
});

export const claimEndings = ['given_back', 'rung'] as const;
export type ClaimEnding = (typeof claimEndings)[number];

/** Somebody is ringing now, so that nobody else does; the migration lets no two claims of one call overlap. */
export const surgeClaim = pgTable(
  'surge_claim',
  {
    id: uuid().$type<SurgeClaimId>().defaultRandom().primaryKey(),
    callId: uuid('call_id')
      .$type<SurgeCallId>()
      .notNull()
      .references(() => surgeCall.id, { onDelete: 'cascade' }),
    officerId: who('officer_id').notNull(),
    claimedAt: instant('claimed_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    ending: text().$type<ClaimEnding>(),
  },
  (t) => [
    index().on(t.callId),
    check('surge_claim_ending', oneOf(t.ending, claimEndings)),
    check('surge_claim_ended', sql`(${t.endedAt} is null) = (${t.ending} is null)`),
    check(
      'surge_claim_times',
      sql`${t.expiresAt} = ${t.claimedAt} + interval '15 minutes' and ${t.endedAt} >= ${t.claimedAt}`,
    ),
  ],
);
keeps(surgeClaim, { purpose: 'impact', personal: ['officer_id'], retention: 'surge' });

/** What came of ringing. */
export const ringOutcomes = ['spoke', 'left_message', 'no_answer', 'visit_asked', 'declined'] as const;
export type RingOutcome = (typeof ringOutcomes)[number];

/** One ring to an institution: who, when, and what came of it. Never whom they spoke with. */
export const surgeRing = pgTable(
  'surge_ring',
  {
    id: uuid().$type<Id<'surge_ring'>>().defaultRandom().primaryKey(),
    callId: uuid('call_id')
      .$type<SurgeCallId>()
      .notNull()
      .references(() => surgeCall.id, { onDelete: 'cascade' }),
    formToken: text('form_token').notNull().unique(),
    outcome: text().$type<RingOutcome>().notNull(),
    words: text(),
    nextStep: text('next_step'),
    rungAt: instant('rung_at').notNull(),
    rungBy: who('rung_by').notNull(),
  },
  (t) => [
    index().on(t.callId),
    check('surge_ring_outcome', oneOf(t.outcome, ringOutcomes)),
    check('surge_ring_words', sql`length(btrim(${t.words})) between 1 and 600`),
    check('surge_ring_next', sql`length(btrim(${t.nextStep})) between 1 and 300`),
  ],
);
keeps(surgeRing, { purpose: 'impact', personal: ['rung_by', 'words', 'next_step'], retention: 'surge' });
