import { connect } from '#db/client.ts';
import type { BoundaryUploadId } from '#db/schema/boundary-uploads.ts';
import type { BatchId } from '#db/schema/certificates.ts';
import type { ImportId } from '#db/schema/imports.ts';
import type { MessageId } from '#db/schema/mail.ts';
import type { PostcodeReleaseId } from '#db/schema/postcodes.ts';
import { runVerification, type VerificationId } from '#lib/audit/verifications.ts';
import { readUploaded } from '#lib/areas/boundaries/uploads/read.ts';
import { readUpload } from '#lib/areas/postcodes/read-upload.ts';
import { lastReckoning } from '#lib/institutions/duty/reckon.ts';
import { workOnImport } from '#lib/institutions/imports/work.ts';
import { learnWords, hasWords } from '#lib/institutions/search/near-words.ts';
import { startWork } from '#lib/jobs/work.ts';
import { deliver, giveUp } from '#lib/mail/deliver.ts';
import { opened } from '#lib/mail/links.ts';
import type { MailboxAddress } from '#lib/mail/returned/mailbox-address.ts';
import { openTransport } from '#lib/mail/transport.ts';
import type { SendingId } from '#db/schema/newsletter-sendings.ts';
import type { SubscriberImportId } from '#db/schema/newsletter-imports.ts';
import { workOnList } from '#lib/newsletters/imports/work.ts';
import { openHands } from '#lib/newsletters/sending/lanes.ts';
import { sendSlice } from '#lib/newsletters/sending/send.ts';
import { openSql } from '#db/sql.ts';
import { enqueue } from '#lib/jobs/queue.ts';
import { attachCertificate } from '#lib/training/certificates/attach.ts';
import { bundleCertificates } from '#lib/training/certificates/bundle.ts';
import { siteLine } from '#lib/ui/site.ts';
import { importer, listAsker } from './importer.ts';
import { describeFailure } from '#lib/web/failure.ts';
import { readEnvironment } from './environment.ts';
import { returnDesk, takeDesk } from './returned-mail.ts';
import { reckon, scheduleOf } from './schedule.ts';
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
const press = { teamName: siteLine, publicUrl };
const attach = (reference: { kind: string; id: string }) => attachCertificate(db, press, reference);
const { bounceAddress, smtpUrl, bounceMailbox } = environment;
const returns = returnDesk(secret);
const readsReplies = bounceMailbox !== null;
const post = { db, transport, head, clock, attach, returns, bounceAddress, readsReplies };
const mailbox = {
  ...takeDesk(secret),
  ...{ db, clock, address: bounceMailbox },
  // Loaded where there is a mailbox to read.
  open: async (address: MailboxAddress) =>
    (await import('#lib/mail/returned/mailbox.ts')).openMailbox(address),
};
const desk = { db, sql, secret, clock };
// One connection for one thing: what is written down as handed over must not wait behind anything.
const ledger = openSql(databaseUrl, { max: 1, prepare });
const newsletters = {
  publicUrl,
  mailFrom,
  teamName: siteLine,
  secret,
  smtpUrl,
  bounceAddress,
  clock,
  sql: ledger,
};
const openNewsletter: Parameters<typeof sendSlice>[0]['open'] = (version, held) =>
  openHands(newsletters, version, held);
const sendNewsletter = async (id: SendingId) => {
  const isMore = await sendSlice({ db, clock, open: openNewsletter }, id);
  if (isMore) await enqueue(db, 'send-newsletter', { id });
};
const sendingOf = (payload: unknown) => (payload as { id: SendingId }).id;
const verificationOf = (payload: unknown) => (payload as { id: VerificationId }).id;
const batchOf = (payload: unknown) => (payload as { id: BatchId }).id;
const boundariesOf = (payload: unknown) => (payload as { id: BoundaryUploadId }).id;
const releaseOf = (payload: unknown) => (payload as { id: PostcodeReleaseId }).id;
const importOf = (payload: unknown) => (payload as { id: ImportId }).id;
const listOf = (payload: unknown) => (payload as { id: SubscriberImportId }).id;
const messageOf = (payload: unknown) => (payload as { id: MessageId }).id;

const work = await startWork(databaseUrl, {
  ledger: { db, clock },
  tasks: [
    { job: 'deliver-mail', concurrency: 4, each: (payload) => deliver(post, messageOf(payload)) },
    {
      job: 'verify-access-log',
      each: async (payload) => void (await runVerification(desk, verificationOf(payload))),
    },
    { job: 'import-postcodes', each: (payload) => readUpload(desk, releaseOf(payload)) },
    { job: 'bundle-certificates', each: (payload) => bundleCertificates(db, press, batchOf(payload), clock) },
    { job: 'work-on-import', each: (payload) => workOnImport(desk, importOf(payload), importer(desk)) },
    {
      job: 'work-on-subscriber-list',
      each: (payload) => workOnList(desk, listOf(payload), listAsker(desk)),
    },
    { job: 'send-newsletter', each: (payload) => sendNewsletter(sendingOf(payload)) },
    { job: 'read-boundaries', each: (payload) => readUploaded(db, boundariesOf(payload), clock) },
  ],
  schedule: scheduleOf({ ...desk, log, openNewsletter, mailbox }),
  onDead: async (payload) => {
    if (payload && typeof payload === 'object' && 'id' in payload)
      await giveUp(db, messageOf(payload), clock());
  },
  onError: (error) => log('error', 'job queue', describeFailure(error)),
});

// A new installation does not wait a quarter of an hour for its first figures.
if ((await lastReckoning(db)) === null)
  await reckon(desk).catch((error: unknown) => log('error', 'coverage', describeFailure(error)));

if (!(await hasWords(db)))
  await learnWords(db).catch((error: unknown) => log('error', 'words', describeFailure(error)));
process.once('SIGTERM', () => {
  void work
    .stop()
    .then(async () => {
      transport.close();
      await ledger.end({ timeout: 5 });
      await close();
    })
    .finally(() => process.exit(0));
});
