import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { preparedSql } from '#db/prepared.ts';

/** Work that is asked for, one piece at a time. */
export type AskedJob =
  | 'deliver-mail'
  | 'verify-access-log'
  | 'bundle-certificates'
  | 'import-postcodes'
  | 'read-boundaries'
  | 'work-on-import'
  | 'work-on-subscriber-list'
  | 'send-newsletter';

/** Work that the clock asks for. */
export type ClockJob =
  | 'lapse-offers'
  | 'send-reminders'
  | 'lapse-event-offers'
  | 'remind-registered'
  | 'ask-for-returns'
  | 'lapse-dates'
  | 'remind-of-dates'
  | 'move-requests-on'
  | 'send-joining-instructions'
  | 'offer-freed-places'
  | 'seal-access-log'
  | 'verify-access-log-nightly'
  | 'issue-certificates'
  | 'remind-refreshers'
  | 'erase-what-is-due'
  | 'erase-certificate-files'
  | 'check-duplicates'
  | 'watch-notices'
  | 'publish-campaigns'
  | 'extend-series'
  | 'keep-dates'
  | 'remind-reviews'
  | 'learn-words'
  | 'reckon-coverage'
  | 'draw-access-sample'
  | 'follow-successions'
  | 'send-due-newsletters'
  | 'read-mailbox'
  | 'ask-evaluations'
  | 'shuffle-evaluations';

/** The work that is done outside a request, by the worker. */
export type JobName = AskedJob | ClockJob;

/**
 * Queues a job that exists only if the transaction is committed.
 *
 * Written by hand into the table of pg-boss, with the settings of its queue: the package itself would cost each web
 * process its memory, and each job a statement three times as long.
 */
export async function enqueue(tx: Db, name: JobName, payload: object): Promise<void> {
  const queued = await insertion(tx).execute({ name, payload: JSON.stringify(payload) });
  if (queued.count !== 1) throw new Error(`The queue ${name} is not there: see installQueues.`);
}

const insertion = preparedSql<never>(
  'job_queued',
  sql`insert into pgboss.job (name, data, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max,
      expire_seconds, deletion_seconds, keep_until, dead_letter, heartbeat_seconds)
    select name, ${sql.placeholder('payload')}::jsonb, policy, retry_limit, retry_delay, retry_backoff,
      retry_delay_max, expire_seconds, deletion_seconds, now() + retention_seconds * interval '1 s',
      dead_letter, heartbeat_seconds
    from pgboss.queue where name = ${sql.placeholder('name')}`,
);
