import { sql } from 'drizzle-orm';
import { deleting, idsOf, type Purge } from '#lib/jobs/purge.ts';

/** Asked for and never confirmed. */
const askPurge: Purge = {
  rule: 'newsletter_ask',
  entity: 'subscriber',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`delete from subscriber where ctid in (select ctid from subscriber
        where asked_at < ${before.toString()}::timestamptz and confirmed_at is null and ended_at is null
        limit ${most} for update skip locked) returning id`,
    ),
};

/** Who got an issue; when it went, and how many it reached, stays. */
const deliveryPurge: Purge = {
  rule: 'newsletter_delivery',
  entity: 'newsletter_recipient',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`update newsletter_recipient set subscriber_id = null, answer = null
        where ctid in (select r.ctid from newsletter_recipient r
          join newsletter_sending s on s.id = r.sending_id
          where coalesce(s.finished_at, s.cancelled_at) < ${before.toString()}::timestamptz
            and r.subscriber_id is not null limit ${most} for update of r skip locked) returning id`,
    ),
};

/**
 * Whose addresses a list had; how many were taken and refused, and the evidence, stays. Of a list that nobody took in
 * nothing came, and nothing stays.
 */
const importPurge: Purge = {
  rule: 'newsletter_import',
  entity: 'subscriber_import',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`with due as (select i.id, i.state from subscriber_import i where i.sent_at < ${before.toString()}::timestamptz
          and (i.state in ('reading', 'ready', 'failed') or (i.state in ('written', 'undone')
            and exists (select 1 from subscriber_import_row r where r.import_id = i.id and r.email is not null)))
          limit ${most} for update skip locked),
        unwritten as (delete from subscriber_import where id in
          (select id from due where state in ('reading', 'ready', 'failed'))),
        gone as (update subscriber_import_row set email = null, chosen = '{}'::jsonb, typed = null, subscriber_id = null
          where import_id in (select id from due where state in ('written', 'undone')))
        select id from due`,
    ),
};

/** What of newsletters goes by itself. */
export const newsletterPurges: readonly Purge[] = [
  deliveryPurge,
  importPurge,
  askPurge,
  deleting('newsletter_consent', 'subscriber', { begins: 'ended_at' }),
  deleting('newsletter_consent', 'subscriber_import', { begins: 'sent_at' }),
  deleting('newsletter_issue', 'newsletter_issue', { begins: 'begun_at' }),
];
