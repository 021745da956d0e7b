import { sql } from 'drizzle-orm';
import { forgetting, idsOf, type Purge } from '#lib/jobs/purge.ts';

/** Events after six years: date, place, kind and headcount stay; the officers, their notes and their words go. */
const eventPurge: Purge = {
  rule: 'event',
  entity: 'event',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`with gone as materialized (
        select id from event where ends_at < ${before.toString()}::timestamptz
          and (lead_officer_id is not null or added_by is not null)
        order by id limit ${most} for update skip locked
      ), alone as (
        delete from event_officer where event_id in (select id from gone)
      ), history as (
        update event_change set by = null, words = null where event_id in (select id from gone)
      ), bare as (
        update event_debrief set feedback = '', learned = '', written_by = null where event_id in (select id from gone)
      )
      update event set lead_officer_id = null, safety_notes = null, online_link = null, sent_back_words = null,
        added_by = null, approved_by = null, published_by = null, cancelled_by = null
      where id in (select id from gone) returning id`,
    ),
};

/** Proposals, a while after our answer; one that nobody answered, a while after its day. */
const proposalPurge: Purge = {
  rule: 'event_proposal',
  entity: 'event_proposal',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`delete from event_proposal where ctid in (select ctid from event_proposal
          where coalesce(decided_at, ends_at) < ${before.toString()}::timestamptz limit ${most}
          for update skip locked) returning id::text as id`,
    ),
};

/** What goes of events by itself. */
export const eventPurges: readonly Purge[] = [
  eventPurge,
  forgetting('event', 'event_series', { begins: 'made_until', who: 'added_by' }),
  forgetting('event', 'event_series', { begins: 'ended_at', who: 'ended_by' }),
  forgetting('event', 'event_series_gap', {
    ...{ begins: 'occurs_at', who: 'left_out_by' },
    id: `series_id || ' ' || occurs_at`,
  }),
  proposalPurge,
];
