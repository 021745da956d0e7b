import { connect } from '#db/client.ts';
import type { MessageId } from '#db/schema/mail.ts';
import { drawSample, lastMonth } from '#lib/audit/sample/draw.ts';
import { sealEntries } from '#lib/audit/seal-entries.ts';
import { runVerification, type VerificationId, verifyNightly } from '#lib/audit/verifications.ts';
import { reckonQuarters } from '#lib/institutions/duty/quarters.ts';
import { lastReckoning, reckonCoverage } from '#lib/institutions/duty/reckon.ts';
import { startWork } from '#lib/jobs/work.ts';
import { deliver, giveUp } from '#lib/mail/deliver.ts';
import { forgetLinks } from '#lib/mail/forget-links.ts';
import { opened } from '#lib/mail/links.ts';
import { openTransport } from '#lib/mail/transport.ts';
import { queueReminders } from '#lib/training/bookings/reminders.ts';
import { askEvaluations } from '#lib/training/evaluation/ask.ts';
import { shuffleAnswers } from '#lib/training/evaluation/shuffle.ts';
import { lapseDates, remindOfDates } from '#lib/training/requests/lapse.ts';
import { moveRequestsOn } from '#lib/training/requests/progress.ts';
import { sendJoiningInstructions } from '#lib/training/joining/send.ts';
import { offerFreedPlaces } from '#lib/training/waiting-list/freed.ts';
import { lapseAllOffers } from '#lib/training/waiting-list/lapse.ts';
import { siteLine } from '#lib/ui/site.ts';
import { describeFailure } from '#lib/web/failure.ts';
import { readEnvironment } from './environment.ts';
import { makeLog } from './server/log.ts';

// What happens outside requests: mail, offers whose hour is past, reminders. Started by src/server/run.ts.
const environment = readEnvironment(process.env);
const { databaseUrl, databasePrepare: prepare, secret } = environment;
const log = makeLog(environment.logLevel);
const { db, sql, close } = connect(databaseUrl, { max: 4, prepare });
const transport = openTransport(environment.smtpUrl);
const clock = () => Temporal.Now.instant();
const { publicUrl, mailFrom } = environment;
const head = { publicUrl, mailFrom, teamName: siteLine, links: opened(publicUrl.origin, secret) };
const post = { db, transport, head, clock };
const desk = { db, sql, secret, clock };
const verificationOf = (payload: unknown) => (payload as { id: VerificationId }).id;
const messageOf = (payload: unknown) => (payload as { id: MessageId }).id;

// The hash at the head of the chain also goes to the log, which is kept elsewhere: whoever took the end of the
// chain away would have to take it out there too.
async function seal(): Promise<void> {
  const sealed = await sealEntries(sql, secret, clock());
  if (sealed) log('info', 'access log sealed', sealed);
}

async function reckon(): Promise<void> {
  await reckonCoverage(db, clock());
  await reckonQuarters(db, clock());
}

// What could lay an answer beside the person who was asked is parted every hour: see docs/decisions.
async function partEvaluations(): Promise<void> {
  await forgetLinks(db, ['evaluation-asked', 'evaluation-to-share'], clock().subtract({ hours: 24 }));
  await shuffleAnswers(db, clock());
}

const work = await startWork(databaseUrl, {
  tasks: [
    { job: 'deliver-mail', concurrency: 4, each: (payload) => deliver(post, messageOf(payload)) },
    {
      job: 'verify-access-log',
      each: async (payload) => void (await runVerification(desk, verificationOf(payload))),
    },
  ],
  schedule: [
    { job: 'lapse-offers', cron: '* * * * *', run: () => lapseAllOffers(db, clock()) },
    { job: 'send-reminders', cron: '*/15 * * * *', run: () => queueReminders(db, clock()) },
    { job: 'lapse-dates', cron: '*/5 * * * *', run: () => lapseDates(db, clock()) },
    { job: 'remind-of-dates', cron: '*/15 * * * *', run: () => remindOfDates(db, clock()) },
    { job: 'move-requests-on', cron: '*/15 * * * *', run: () => moveRequestsOn(db, clock()) },
    {
      job: 'send-joining-instructions',
      cron: '*/15 * * * *',
      run: () => sendJoiningInstructions(db, clock()),
    },
    { job: 'offer-freed-places', cron: '*/5 * * * *', run: () => offerFreedPlaces(db, clock()) },
    { job: 'seal-access-log', cron: '* * * * *', run: seal },
    { job: 'verify-access-log-nightly', cron: '15 3 * * *', run: () => verifyNightly(desk) },
    { job: 'reckon-coverage', cron: '*/15 * * * *', run: reckon },
    { job: 'ask-evaluations', cron: '*/15 * * * *', run: () => askEvaluations(db, secret, clock()) },
    { job: 'shuffle-evaluations', cron: '5 * * * *', run: partEvaluations },
    // After one in the morning on the first, when the month is over whatever the clocks did.
    { job: 'draw-access-sample', cron: '30 2 1 * *', run: () => drawSample(db, lastMonth(clock()), clock()) },
  ],
  onDead: async (payload) => {
    if (payload && typeof payload === 'object' && 'id' in payload)
      await giveUp(db, messageOf(payload), clock());
  },
  onError: (error) => log('error', 'job queue', describeFailure(error)),
});

// A new installation does not wait a quarter of an hour for its first figures.
if ((await lastReckoning(db)) === null)
  await reckon().catch((error: unknown) => log('error', 'coverage', describeFailure(error)));

process.once('SIGTERM', () => {
  void work
    .stop()
    .then(async () => {
      transport.close();
      await close();
    })
    .finally(() => process.exit(0));
});
