import { sql } from 'drizzle-orm';
import { deleting, idsOf, type Purge } from '#lib/jobs/purge.ts';

/** Engagements after six years: date, place and kind stay, every word goes. */
export const engagementPurge: Purge = {
  rule: 'engagement',
  entity: 'engagement',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`with gone as materialized (
        select id from engagement where happened_at < ${before.toString()}::timestamptz and summary <> ''
        order by id limit ${most} for update skip locked
      ), bare as (
        update discussion_point set words = null, follow_up = null, follow_up_by = null, follow_up_owner_id = null,
          done_at = null, done_by = null where engagement_id in (select id from gone)
      ), alone as (
        delete from engagement_officer where engagement_id in (select id from gone)
      )
      update engagement set summary = '', opinion = null, asked_of_us = null, place_words = null,
        not_said_because = case when said_prevent then null else 'Erased' end, shown_at = null, shown_by = null
      where id in (select id from gone) returning id`,
    ),
};

/** Who was there, long before what was said. */
export const engagementPeoplePurge: Purge = {
  rule: 'engagement_people',
  entity: 'engagement_contact',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`delete from engagement_contact where ctid in (select c.ctid from engagement_contact c
          join engagement e on e.id = c.engagement_id where e.happened_at < ${before.toString()}::timestamptz
          limit ${most} for update of c skip locked)
        returning engagement_id::text as id`,
    ),
};

/** Notes that a concern was passed on. */
export const handoverPurge = deleting('engagement', 'handover', { begins: 'on_day' });

/** What was begun and not sent. */
export const draftPurge = deleting('draft', 'draft', { begins: 'saved_at' });
