import type { Db } from '#db/client.ts';
import type { Sql } from '#db/sql.ts';
import { followReorganisations } from '#lib/areas/succession/follow.ts';
import { drawSample, lastMonth } from '#lib/audit/sample/draw.ts';
import { sealEntries } from '#lib/audit/seal-entries.ts';
import { verifyNightly } from '#lib/audit/verifications.ts';
import { keepReckonedDates } from '#lib/calendar/dates/keep-reckoned.ts';
import { extendSeries } from '#lib/calendar/series/extend.ts';
import { publishDue } from '#lib/campaigns/publish-due.ts';
import { siteLine, siteName } from '#lib/ui/site.ts';
import { cardWeave } from '#lib/ui/weave/campaign.ts';
import { runPurges } from '#lib/jobs/purge.ts';
import type { Scheduled } from '#lib/jobs/work.ts';
import { lapseEventOffers } from '#lib/calendar/registrations/lapse-all.ts';
import { remindRegistered } from '#lib/calendar/registrations/remind.ts';
import { checkSaved } from '#lib/institutions/duplicates/check-saved.ts';
import { followAreas } from '#lib/institutions/follow-areas.ts';
import { reckonQuarters } from '#lib/institutions/duty/quarters.ts';
import { reckonCoverage } from '#lib/institutions/duty/reckon.ts';
import { learnWords } from '#lib/institutions/search/near-words.ts';
import { remindReviews } from '#lib/institutions/contacts/remind-reviews.ts';
import { watchNotices } from '#lib/institutions/contacts/watch-notices.ts';
import { goOnWithLists } from '#lib/newsletters/imports/work.ts';
import { type SendingDesk, sendDue } from '#lib/newsletters/sending/send.ts';
import { type MailboxDesk, readMailbox } from '#lib/mail/returned/read-mailbox.ts';
import { forgetLinks } from '#lib/mail/forget-links.ts';
import { issueCertificates } from '#lib/training/certificates/issue.ts';
import { remindRefreshers } from '#lib/training/certificates/remind-refreshers.ts';
import { queueReminders } from '#lib/training/bookings/reminders.ts';
import { askForReturns } from '#lib/tension/returns/ask.ts';
import { remindOfReturns } from '#lib/tension/returns/remind.ts';
import { askEvaluations } from '#lib/training/evaluation/ask.ts';
import { shuffleAnswers } from '#lib/training/evaluation/shuffle.ts';
import { lapseDates, remindOfDates } from '#lib/training/requests/lapse.ts';
import { remindContacts } from '#lib/training/requests/remind-contacts.ts';
import { moveRequestsOn } from '#lib/training/requests/progress.ts';
import { sendJoiningInstructions } from '#lib/training/joining/send.ts';
import { offerFreedPlaces } from '#lib/training/waiting-list/freed.ts';
import { lapseAllOffers } from '#lib/training/waiting-list/lapse.ts';
import { listAsker } from './importer.ts';
import { hourlyPurges, purges } from './purges.ts';
import { noteRefusals } from './returned-mail.ts';
import type { Log } from './server/log.ts';

/** What the jobs of the clock stand on. */
export type Desk = { db: Db; sql: Sql; secret: string; clock: () => Temporal.Instant; log: Log } & {
  /** How newsletters are handed over. */
  openNewsletter: SendingDesk['open'];
  /** What reads the mailbox that mail comes back to. */
  mailbox: MailboxDesk;
};

/** Everything that is done by the clock, and how often; each job may be run again at any moment. */
export function scheduleOf(desk: Desk): Scheduled[] {
  return [
    ...ofTraining(desk),
    ...ofRegistrations(desk),
    ...ofRequests(desk),
    ...ofCertificates(desk),
    ...ofContacts(desk),
    ...ofCalendar(desk),
    ...ofTension(desk),
    ...ofNewsletters(desk),
    ...ofCampaigns(desk),
    ...ofRecords(desk),
  ];
}

const everyQuarter = '*/15 * * * *';

const ofTraining = ({ db, secret, clock }: Desk): Scheduled[] => [
  {
    job: 'lapse-offers',
    cron: '* * * * *',
    run: async () => ({ sessions: await lapseAllOffers(db, clock()) }),
  },
  {
    job: 'send-reminders',
    cron: everyQuarter,
    run: async () => ({
      bookings: await queueReminders(db, clock()),
      requests: await remindContacts(db, clock()),
    }),
  },
  { job: 'send-joining-instructions', cron: everyQuarter, run: () => sendJoiningInstructions(db, clock()) },
  { job: 'offer-freed-places', cron: '*/5 * * * *', run: () => offerFreedPlaces(db, clock()) },
  { job: 'ask-evaluations', cron: everyQuarter, run: () => askEvaluations(db, secret, clock()) },
  { job: 'shuffle-evaluations', cron: '5 * * * *', run: () => partEvaluations(db, clock()) },
];

const ofRegistrations = ({ db, clock }: Desk): Scheduled[] => [
  { job: 'lapse-event-offers', cron: '* * * * *', run: () => lapseEventOffers(db, clock()) },
  { job: 'remind-registered', cron: everyQuarter, run: () => remindRegistered(db, clock()) },
];

const ofRequests = ({ db, clock }: Desk): Scheduled[] => [
  { job: 'lapse-dates', cron: '*/5 * * * *', run: () => lapseDates(db, clock()) },
  { job: 'remind-of-dates', cron: everyQuarter, run: () => remindOfDates(db, clock()) },
  { job: 'move-requests-on', cron: everyQuarter, run: () => moveRequestsOn(db, clock()) },
];

const ofCertificates = ({ db, secret, clock }: Desk): Scheduled[] => [
  { job: 'issue-certificates', cron: everyQuarter, run: () => issueCertificates(db, secret, clock()) },
  // In the morning, when people read their mail.
  { job: 'remind-refreshers', cron: '10 8 * * *', run: () => remindRefreshers(db, clock()) },
];

const ofContacts = ({ db, clock }: Desk): Scheduled[] => [
  { job: 'check-duplicates', cron: '* * * * *', run: () => checkSaved(db, clock) },
  // Before the working day, so that who is warned can still act on it.
  { job: 'watch-notices', cron: '10 6 * * *', run: () => watchNotices(db, clock()) },
  { job: 'remind-reviews', cron: '20 8 * * 1', run: () => remindReviews(db, clock()) },
];

const ofCalendar = ({ db, clock }: Desk): Scheduled[] => [
  { job: 'extend-series', cron: '50 3 * * *', run: () => extendSeries(db, clock()) },
  { job: 'keep-dates', cron: '55 3 * * *', run: () => keepReckonedDates(db, clock()) },
];

const ofTension = ({ db, secret, clock }: Desk): Scheduled[] => [
  {
    // From seven in the morning, in summer and in winter; before that it does nothing.
    job: 'ask-for-returns',
    cron: everyQuarter,
    run: async () => ({
      returns_asked_for: await askForReturns(db, secret, clock()),
      reminders: await remindOfReturns(db, clock()),
    }),
  },
];

const ofNewsletters = ({ db, clock, openNewsletter: open, mailbox, secret }: Desk): Scheduled[] => [
  { job: 'read-mailbox', cron: '* * * * *', run: () => readMailbox(mailbox) },
  {
    job: 'send-due-newsletters',
    cron: '* * * * *',
    run: async () => ({
      ...(await sendDue({ db, clock, open, sliceMs: 50_000 })),
      refused: await noteRefusals(db, secret, clock()),
      lists: await goOnWithLists({ db, secret, clock }, listAsker({ db, clock })),
    }),
  },
];

const ofCampaigns = ({ db, clock }: Desk): Scheduled[] => [
  {
    job: 'publish-campaigns',
    cron: '* * * * *',
    run: () => publishDue(db, { site: siteName, line: siteLine, weave: cardWeave }, clock()),
  },
];

const ofRecords = (desk: Desk): Scheduled[] => [
  // Soon after midnight in the UK, in summer and in winter.
  {
    job: 'follow-successions',
    cron: '10 0,23 * * *',
    run: () => followReorganisations(desk.db, followAreas, desk.clock()),
  },
  { job: 'erase-what-is-due', cron: '45 2 * * *', run: () => runPurges(desk.db, purges, desk.clock()) },
  {
    job: 'erase-certificate-files',
    cron: '20 * * * *',
    run: () => runPurges(desk.db, hourlyPurges, desk.clock()),
  },
  { job: 'learn-words', cron: '35 * * * *', run: () => learnWords(desk.db) },
  { job: 'reckon-coverage', cron: everyQuarter, run: () => reckon(desk) },
  { job: 'seal-access-log', cron: '* * * * *', run: () => seal(desk) },
  { job: 'verify-access-log-nightly', cron: '15 3 * * *', run: () => verifyNightly(desk) },
  // After one in the morning on the first, when the month is over whatever the clocks did.
  { job: 'draw-access-sample', cron: '30 2 1 * *', run: () => drawLastMonth(desk) },
];

/** Reckons everything that is kept reckoned anew. */
export async function reckon({ db, clock }: Pick<Desk, 'db' | 'clock'>): Promise<void> {
  await reckonCoverage(db, clock());
  await reckonQuarters(db, clock());
}

// The hash at the head of the chain also goes to the log, which is kept elsewhere: whoever took the end of the
// chain away would have to take it out there too.
async function seal({ sql, secret, clock, log }: Desk): Promise<void> {
  const sealed = await sealEntries(sql, secret, clock());
  if (sealed) log('info', 'access log sealed', sealed);
}

// What could lay an answer beside the person who was asked is parted every hour: see docs/decisions.
async function partEvaluations(db: Db, now: Temporal.Instant): Promise<void> {
  await forgetLinks(db, ['evaluation-asked', 'evaluation-to-share'], now.subtract({ hours: 24 }));
  await shuffleAnswers(db, now);
}

const drawLastMonth = async ({ db, clock }: Desk) => ({
  entries: await drawSample(db, lastMonth(clock()), clock()),
});
