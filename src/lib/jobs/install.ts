import { PgBoss } from 'pg-boss';
import type { JobName } from './queue.ts';

/** Where jobs go that failed for good: one list for all, so that nobody has to look in several. */
export const deadLetters = 'dead-letters';

const queues: Record<JobName, { retryLimit: number; retryDelay: number; retryDelayMax: number }> = {
  // Eight tries over about six hours: a mail server that is down overnight is noticed, a short fault is not.
  'deliver-mail': { retryLimit: 8, retryDelay: 30, retryDelayMax: 7200 },
  'lapse-offers': { retryLimit: 2, retryDelay: 5, retryDelayMax: 60 },
  'send-reminders': { retryLimit: 2, retryDelay: 30, retryDelayMax: 300 },
  'lapse-event-offers': { retryLimit: 2, retryDelay: 5, retryDelayMax: 60 },
  'remind-registered': { retryLimit: 2, retryDelay: 30, retryDelayMax: 300 },
  'ask-for-returns': { retryLimit: 2, retryDelay: 30, retryDelayMax: 300 },
  'lapse-dates': { retryLimit: 2, retryDelay: 5, retryDelayMax: 60 },
  'remind-of-dates': { retryLimit: 2, retryDelay: 30, retryDelayMax: 300 },
  'move-requests-on': { retryLimit: 2, retryDelay: 30, retryDelayMax: 300 },
  'send-joining-instructions': { retryLimit: 2, retryDelay: 30, retryDelayMax: 300 },
  'offer-freed-places': { retryLimit: 2, retryDelay: 5, retryDelayMax: 60 },
  'seal-access-log': { retryLimit: 2, retryDelay: 5, retryDelayMax: 60 },
  // A walk that was cut short says so; whoever asked asks again.
  'verify-access-log': { retryLimit: 0, retryDelay: 5, retryDelayMax: 60 },
  'verify-access-log-nightly': { retryLimit: 0, retryDelay: 5, retryDelayMax: 60 },
  'learn-words': { retryLimit: 2, retryDelay: 60, retryDelayMax: 600 },
  'reckon-coverage': { retryLimit: 2, retryDelay: 30, retryDelayMax: 300 },
  'ask-evaluations': { retryLimit: 2, retryDelay: 30, retryDelayMax: 300 },
  'shuffle-evaluations': { retryLimit: 2, retryDelay: 30, retryDelayMax: 300 },
  'draw-access-sample': { retryLimit: 4, retryDelay: 60, retryDelayMax: 3600 },
  'issue-certificates': { retryLimit: 2, retryDelay: 30, retryDelayMax: 300 },
  'remind-refreshers': { retryLimit: 4, retryDelay: 60, retryDelayMax: 3600 },
  // Somebody waits for the file, and asks again where it failed.
  'bundle-certificates': { retryLimit: 0, retryDelay: 5, retryDelayMax: 60 },
  // Whoever sent the list sees that it failed, and sends it again.
  'import-postcodes': { retryLimit: 0, retryDelay: 5, retryDelayMax: 60 },
  'follow-successions': { retryLimit: 4, retryDelay: 60, retryDelayMax: 3600 },
  'erase-what-is-due': { retryLimit: 4, retryDelay: 60, retryDelayMax: 3600 },
  // Somebody looks on, and asks again where it failed.
  'read-boundaries': { retryLimit: 0, retryDelay: 5, retryDelayMax: 60 },
  // Each step is one transaction: one that was cut short left nothing, and is begun again.
  'work-on-import': { retryLimit: 2, retryDelay: 5, retryDelayMax: 60 },
  'work-on-subscriber-list': { retryLimit: 2, retryDelay: 5, retryDelayMax: 60 },
  // Whoever holds it was stopped: the clock goes on with it when its lease is over.
  'send-newsletter': { retryLimit: 2, retryDelay: 30, retryDelayMax: 60 },
  'send-due-newsletters': { retryLimit: 0, retryDelay: 5, retryDelayMax: 60 },
  // A run that failed has said when it tries again.
  'read-mailbox': { retryLimit: 0, retryDelay: 5, retryDelayMax: 60 },
  'check-duplicates': { retryLimit: 2, retryDelay: 30, retryDelayMax: 300 },
  'watch-notices': { retryLimit: 4, retryDelay: 60, retryDelayMax: 3600 },
  'publish-campaigns': { retryLimit: 2, retryDelay: 5, retryDelayMax: 60 },
  'extend-series': { retryLimit: 4, retryDelay: 60, retryDelayMax: 3600 },
  'keep-dates': { retryLimit: 4, retryDelay: 60, retryDelayMax: 3600 },
  'remind-reviews': { retryLimit: 4, retryDelay: 60, retryDelayMax: 3600 },
  'erase-certificate-files': { retryLimit: 2, retryDelay: 30, retryDelayMax: 300 },
};

/** Creates the job queue's own tables and our queues in it; safe to run again and by two at once. */
export async function installQueues(databaseUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: databaseUrl, max: 1, supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue(deadLetters);
  for (const [name, retries] of Object.entries(queues)) {
    const options = { ...retries, retryBackoff: true, deadLetter: deadLetters };
    if (await boss.getQueue(name)) await boss.updateQueue(name, options);
    else await boss.createQueue(name, options);
  }
  await boss.stop({ graceful: false });
}
