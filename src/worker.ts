import { connect } from '#db/client.ts';
import type { MessageId } from '#db/schema/mail.ts';
import { startWork } from '#lib/jobs/work.ts';
import { deliver, giveUp } from '#lib/mail/deliver.ts';
import { opened } from '#lib/mail/links.ts';
import { openTransport } from '#lib/mail/transport.ts';
import { queueReminders } from '#lib/training/bookings/reminders.ts';
import { lapseAllOffers } from '#lib/training/waiting-list/lapse.ts';
import { siteLine } from '#lib/ui/site.ts';
import { describeFailure } from '#lib/web/failure.ts';
import { readEnvironment } from './environment.ts';
import { makeLog } from './server/log.ts';

// What happens outside requests: mail, offers whose hour is past, reminders. Started by src/server/run.ts.
const environment = readEnvironment(process.env);
const { databaseUrl, databasePrepare: prepare, secret } = environment;
const log = makeLog(environment.logLevel);
const { db, close } = connect(databaseUrl, { max: 4, prepare });
const transport = openTransport(environment.smtpUrl);
const clock = () => Temporal.Now.instant();
const { publicUrl, mailFrom } = environment;
const head = { publicUrl, mailFrom, teamName: siteLine, links: opened(publicUrl.origin, secret) };
const post = { db, transport, head, clock };
const messageOf = (payload: unknown) => (payload as { id: MessageId }).id;

const work = await startWork(databaseUrl, {
  tasks: [{ job: 'deliver-mail', concurrency: 4, each: (payload) => deliver(post, messageOf(payload)) }],
  schedule: [
    { job: 'lapse-offers', cron: '* * * * *', run: () => lapseAllOffers(db, clock()) },
    { job: 'send-reminders', cron: '*/15 * * * *', run: () => queueReminders(db, clock()) },
  ],
  onDead: async (payload) => {
    if (payload && typeof payload === 'object' && 'id' in payload)
      await giveUp(db, messageOf(payload), clock());
  },
  onError: (error) => log('error', 'job queue', describeFailure(error)),
});

process.once('SIGTERM', () => {
  void work
    .stop()
    .then(async () => {
      transport.close();
      await close();
    })
    .finally(() => process.exit(0));
});
