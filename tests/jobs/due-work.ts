import { setTimeout as sleep } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { accessNeed } from '#db/schema/bookings.ts';
import { evaluationSpent } from '#db/schema/evaluation-answers.ts';
import { event } from '#db/schema/events.ts';
import { record } from '#lib/audit/record.ts';
import { joinQueue, register } from '#lib/calendar/registrations/register.ts';
import { ukDay } from '#lib/dates.ts';
import type { ClockJob } from '#lib/jobs/queue.ts';
import { bookPlaces, joinWaitingList } from '#lib/training/bookings/book.ts';
import { cancelBooking } from '#lib/training/bookings/cancel.ts';
import { countHeads } from '#lib/training/sessions/headcounts.ts';
import { aReorganisation } from './a-reorganisation.ts';
import { aDueCampaign } from '../support/campaign-makers.ts';
import { aContact } from '../support/contacts.ts';
import { anAttendance, anInstitution } from '../support/duty.ts';
import { anOpenEvent, aParty } from '../support/registration-makers.ts';
import { anOfficer, anyone, aRequest, aSession, now } from '../support/makers.ts';
import { aReporterToAsk } from '../support/return-makers.ts';
import { aDateOfSeries } from '../support/series-makers.ts';
import { anOffer, aTrainedOrganisation, aTrainingRequest } from '../support/training-requests.ts';
import { aNewsletterToSend } from '../newsletters/issue-makers.ts';
import { aBatch, aCertificate, aCourse, aPastSession, onRegister } from '../training/certificate-makers.ts';

const days = (count: number) => ({ hours: 24 * count });

/** Something for a job of the clock to do, and what comes of it. */
type DueWork = {
  /** Arranges it and gives the moment at which it is due. */
  arrange: (db: Db) => Promise<Temporal.Instant>;
  /** What is sent, each to one person. */
  mails?: readonly string[];
  /** How many rows are written into which table. */
  rows?: Readonly<Record<string, number>>;
  /** The table that keeps each run of a job whose work it is to look. */
  keepsRunsIn?: string;
};

async function booked(db: Db, session: { id: Parameters<typeof aRequest>[0] }): Promise<Temporal.Instant> {
  const outcome = await bookPlaces(db, anyone, aRequest(session.id), now);
  if (!outcome.ok) throw new Error(outcome.reason);
  return now;
}

// Other tests of this run may hold transactions open on the same server, and the sealer waits for them.
async function toSeal(db: Db): Promise<Temporal.Instant> {
  const at = await booked(db, await aSession(db));
  for (;;) {
    const [held] = await db.execute<{ waits: boolean }>(sql`
      select max(transaction) >= pg_snapshot_xmin(pg_current_snapshot()) as waits from audit_log`);
    if (!held!.waits) return at;
    await sleep(25);
  }
}

async function anOfferToSomebodyWaiting(db: Db): Promise<Temporal.Instant> {
  const session = await aSession(db, { capacity: 1 });
  const first = await bookPlaces(db, anyone, aRequest(session.id), now);
  if (!first.ok) throw new Error(first.reason);
  for (let waiting = 0; waiting < 2; waiting++) await joinWaitingList(db, anyone, aRequest(session.id), now);
  await cancelBooking(
    db,
    { kind: 'booker', bookingId: first.value.id },
    first.value.id,
    { reason: null },
    now,
  );
  return now.add(days(3));
}

async function aShareThatEnds(db: Db): Promise<Temporal.Instant> {
  const ends = now.add(days(5));
  const session = await aSession(db, { capacity: 6, shareCap: 2, sharesUntil: ends });
  await joinWaitingList(db, anyone, aRequest(session.id, { places: 4 }), now);
  return ends.add({ minutes: 1 });
}

async function anOfferOfDates(db: Db): Promise<void> {
  await anOffer(db, await anOfficer(db), await aTrainingRequest(db));
}

async function aCountedSession(db: Db): Promise<Temporal.Instant> {
  const officer = await anOfficer(db);
  const { session } = await aTrainedOrganisation(db, officer);
  const during = now.add({ hours: 24 * 21 + 1 });
  await countHeads(db, officer, session, { teaching: 38 }, during);
  return during.add({ hours: 2 });
}

async function aRefresherInFortyDays(db: Db): Promise<Temporal.Instant> {
  const startsAt = now.subtract(days(730 - 40));
  const session = await aPastSession(db, { courseId: (await aCourse(db)).id, startsAt });
  await aCertificate(db, { session });
  return now;
}

async function theLookOfAnOfficer(db: Db): Promise<Temporal.Instant> {
  const officer = await anOfficer(db);
  const entry = { operation: 'consult', entity: 'booking', ids: ['one'] } as const;
  for (let look = 0; look < 30; look++) await record(db, officer, entry, now);
  return now.add(days(31));
}

async function aFreedPlaceAtAnEvent(db: Db): Promise<Temporal.Instant> {
  const { id } = await anOpenEvent(db, { capacity: 1 });
  await register(db, anyone, aParty(id), now);
  await joinQueue(db, anyone, aParty(id), now);
  await db.update(event).set({ capacity: 2 }).where(eq(event.id, id));
  return now.add(days(1));
}

async function somebodyTaught(db: Db): Promise<Temporal.Instant> {
  await onRegister(db, { session: await aPastSession(db) });
  return now;
}

/** For each job of the clock something to do. */
export const dueWork: Readonly<Record<ClockJob, DueWork>> = {
  'lapse-offers': { arrange: anOfferToSomebodyWaiting, mails: ['offer-expired', 'place-offered'] },
  'lapse-event-offers': { arrange: aFreedPlaceAtAnEvent, mails: ['event-offered'] },
  'remind-registered': {
    arrange: async (db) => {
      const { id, startsAt } = await anOpenEvent(db);
      await register(db, anyone, aParty(id), now);
      return startsAt.subtract(days(7));
    },
    mails: ['event-reminder'],
  },
  'ask-for-returns': { arrange: aReporterToAsk, mails: ['return-asked'], rows: { return_ask: 1 } },
  'send-reminders': {
    arrange: async (db) => {
      const startsAt = now.add(days(21));
      await aTrainedOrganisation(db, await anOfficer(db));
      return (await booked(db, await aSession(db, { startsAt }))).add(days(15));
    },
    mails: ['reminder', 'request-coming'],
  },
  'send-joining-instructions': {
    arrange: async (db) => {
      const joining = { joiningInstructions: 'Ask for Dana.', joiningDueAt: now.add(days(9)) };
      return (await booked(db, await aSession(db, joining))).add(days(9));
    },
    mails: ['joining-instructions'],
  },
  'offer-freed-places': { arrange: aShareThatEnds, mails: ['place-offered'] },
  'ask-evaluations': { arrange: somebodyTaught, mails: ['evaluation-asked'] },
  'send-due-newsletters': {
    arrange: aNewsletterToSend,
    rows: { newsletter_recipient: 2, newsletter_step: 2 },
  },
  // One message lies there: it tells of a mail that is not ours, so it is kept aside.
  'read-mailbox': { arrange: async () => now, rows: { mailbox_message: 1, mail_kept_aside: 1 } },
  'shuffle-evaluations': {
    arrange: async (db) => {
      await db.insert(evaluationSpent).values({ tokenHash: new Uint8Array(32), spentOn: ukDay(now) });
      return now.add(days(90));
    },
    rows: { evaluation_spent: -1 },
  },
  'lapse-dates': {
    arrange: async (db) => (await anOfferOfDates(db), now.add(days(6))),
    mails: ['dates-lapsed'],
  },
  'remind-of-dates': {
    arrange: async (db) => (await anOfferOfDates(db), now.add({ hours: 24 * 4 + 1 })),
    mails: ['request-reminder'],
  },
  'move-requests-on': { arrange: aCountedSession, rows: { training_request_step: 1 } },
  'issue-certificates': {
    arrange: somebodyTaught,
    mails: ['certificate-ready'],
    rows: { certificate: 1 },
  },
  'remind-refreshers': { arrange: aRefresherInFortyDays, mails: ['refresher-due'] },
  'erase-what-is-due': {
    arrange: async (db) => {
      const request = aRequest((await aSession(db)).id, { accessNeed: 'A chair near the door.' });
      await bookPlaces(db, anyone, request, now);
      if ((await db.$count(accessNeed)) === 0) throw new Error('No access need was kept.');
      return now.add(days(60));
    },
    rows: { access_need: -1 },
  },
  'erase-certificate-files': {
    arrange: async (db) => {
      await aBatch(db, await aCertificate(db), await anOfficer(db));
      return now.add(days(3));
    },
    rows: { certificate_batch: -1, audit_log: 1 },
  },
  'check-duplicates': {
    arrange: async (db) => {
      for (const name of ['Harpur Vale Academy', 'Harpur Vale Acad.']) await anInstitution(db, { name });
      return now;
    },
    rows: { duplicate_pair: 1, blocking_key: 8, duplicate_check: -2 },
  },
  'watch-notices': {
    arrange: async (db) => {
      const officer = await anOfficer(db);
      await aContact(db, officer);
      await aContact(db, officer, { addedAt: now.subtract(days(10)) });
      return now.add(days(18));
    },
    mails: ['contacts-to-do'],
    rows: { role_holding: -1, audit_log: 1 },
  },
  'remind-reviews': {
    arrange: async (db) => {
      await aContact(db, await anOfficer(db));
      return now.add(days(366));
    },
    mails: ['contacts-to-do'],
  },
  'extend-series': {
    arrange: async (db) => {
      const [where] = await db.select({ id: area.id }).from(area).where(eq(area.slug, 'bedford'));
      await aDateOfSeries(db, await anOfficer(db), where!.id, { kind: 'never' });
      return now.add(days(20));
    },
    rows: { event: 1, event_change: 1, audit_log: 1 },
  },
  'publish-campaigns': { arrange: aDueCampaign, rows: { campaign_card: 1, audit_log: 1 } },
  'keep-dates': { arrange: async () => now, rows: { notable_date: 168 } },
  'learn-words': {
    arrange: async (db) => {
      await aContact(db, await anOfficer(db), { name: 'Sarah Haldane' });
      return now;
    },
    rows: { search_word: 5 },
  },
  'reckon-coverage': {
    arrange: async (db) => {
      await anAttendance(db, await anInstitution(db));
      return now;
    },
    rows: { duty_coverage: 1 },
  },
  'seal-access-log': { arrange: toSeal, rows: { audit_seal: 1 } },
  'verify-access-log-nightly': {
    arrange: toSeal,
    rows: { audit_seal: 1 },
    keepsRunsIn: 'audit_verification',
  },
  'draw-access-sample': { arrange: theLookOfAnOfficer, rows: { audit_sample: 20 } },
  'follow-successions': { arrange: aReorganisation, rows: { area: 1, area_succession: 1, audit_log: 1 } },
};
