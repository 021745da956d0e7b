import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { countPairsLately } from '#lib/institutions/duplicates/pairs.ts';
import { countFailed, either } from '#lib/mail/outbox.ts';
import { countToCheck } from '#lib/audit/sample/list.ts';
import { countHandOvers } from '#lib/officers/accounts/hand-overs.ts';
import { areasFor, areasInSight } from '#lib/officers/areas.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import { countUnreviewed } from '#lib/officers/restrictions/review-glass.ts';
import { countAsked } from '#lib/partners/memberships/for-staff.ts';
import { countWaitingExports } from '#lib/privacy/exports/count-waiting.ts';
import { countOverrides } from '#lib/privacy/overrides.ts';
import { listUnfinished } from '#lib/training/attendance/counts.ts';
import { countWaiting, requestsWithin } from '#lib/training/requests/board.ts';
import { countReviews } from '#lib/training/courses/list.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { countQuestions } from '#lib/tension/assessments/questions/open.ts';
import { countOutOfDate, countToApproveAssessments } from '#lib/tension/assessments/waiting.ts';
import { countDecisions } from '#lib/training/decisions/list.ts';
import { bookingsWithin } from '#lib/training/sessions/find-for-staff-scope.ts';
import { listOpenOffers } from '#lib/training/sessions/list-for-staff-counts.ts';
import { listForStaff } from '#lib/training/sessions/list-for-staff.ts';
import { enquiriesToday, signpostsToday } from './_today/enquiries.ts';
import { publicationsToday } from './_today/publications.ts';
import { countSearchesWithNews } from './search/saved/_open-saved.ts';
import { logScope } from './admin/access-log/_open-log.ts';

const endOfDay = (now: Temporal.Instant) =>
  ukMoment(ukDay(now).add({ days: 1 }), Temporal.PlainTime.from('00:00'));

const week = { hours: 24 * 7 };

/** What needs doing today, as far as this officer may see it; null for what is not theirs. */
export async function today({ db, now }: Pick<App.Locals, 'db' | 'now'>, officer: Officer) {
  const where = async (ability: Ability) => (can[ability](officer) ? areasFor(db, officer, ability) : null);
  const [training, bookings, registers, requests, outbox, overrides, leaving, deciding, letsIn] =
    await Promise.all([
      can.seeTraining(officer) ? areasInSight(db, officer, 'seeTraining') : null,
      where('seeBookings'),
      where('keepRegister'),
      where('seeRequests'),
      where('readOutbox'),
      where('seeOverrides'),
      where('handOver'),
      where('manageSessions'),
      where('managePartners'),
    ]);
  const coming = { when: 'coming', until: now.add(week) } as const;
  const [sessions, offers, unfinished, asked, failed, passedOver, handOvers, reviews, decisions, partners] =
    await Promise.all([
      training ? listForStaff(db, training, coming, now) : null,
      bookings ? listOpenOffers(db, bookings, now) : null,
      registers ? listUnfinished(db, registers, now) : null,
      requests ? countWaiting(db, requests, now) : null,
      outbox
        ? countFailed(db, either(bookingsWithin(outbox, officer.id, now), requestsWithin(outbox)))
        : null,
      overrides ? countOverrides(db, overrides) : null,
      leaving ? countHandOvers(db, leaving) : null,
      can.manageCourses(officer) ? countReviews(db, now) : null,
      deciding ? countDecisions(db, deciding, endOfDay(now), now) : null,
      letsIn ? countAsked(db, letsIn) : null,
    ]);
  return {
    sessions: sessions?.rows.filter(({ cancelledAt }) => !cancelledAt) ?? null,
    offers,
    unfinished,
    requests: asked,
    failed,
    passedOver,
    handOvers,
    reviews,
    decisions,
    partners,
    ...(await watched({ db, now }, officer)),
    signposts: can.keepSignposts(officer) ? await signpostsToday({ db, now }, officer) : null,
    publications: await publicationsToday(db, officer),
    enquiries: can.answerEnquiries(officer) ? await enquiriesToday({ db, now }, officer) : null,
    ...(await assessed({ db, now }, officer)),
    ...(await newsOfRecords({ db, now }, officer)),
  };
}

const most = 1000;

/** What came up among records: searches with something new in them, and records that may be one. Two minutes old at most. */
async function newsOfRecords({ db, now }: Pick<App.Locals, 'db' | 'now'>, officer: Officer) {
  const waiting = (kind: 'institution' | 'contact', areas: readonly AreaId[]) =>
    countPairsLately(db, kind, areas, now);
  const [searches, institutions, contacts] = await Promise.all([
    can.seeInstitutions(officer) ? countSearchesWithNews({ db, officer, now }) : null,
    can.mergeInstitutions(officer)
      ? waiting('institution', await areasFor(db, officer, 'mergeInstitutions'))
      : null,
    can.mergeContacts(officer) ? waiting('contact', await areasFor(db, officer, 'mergeContacts')) : null,
  ]);
  const duplicates =
    institutions === null && contacts === null ? null : (institutions ?? 0) + (contacts ?? 0);
  return { searches, duplicates: duplicates && Math.min(most, duplicates) };
}

/** Assessments of tension that nobody looked at again in time, that wait for this reader, and whose questions do. */
async function assessed({ db, now }: Pick<App.Locals, 'db' | 'now'>, officer: Officer) {
  const [outOfDate, toApprove, questions] = await Promise.all([
    can.writeAssessment(officer)
      ? countOutOfDate(db, await areasFor(db, officer, 'writeAssessment'), now)
      : null,
    can.approveAssessment(officer)
      ? countToApproveAssessments(db, {
          reader: officer.id,
          areas: await areasFor(db, officer, 'approveAssessment'),
        })
      : null,
    can.seeAssessments(officer)
      ? countQuestions(db, { of: officer.id, areas: await areasFor(db, officer, 'seeAssessments') })
      : null,
  ]);
  return { outOfDate, toApprove, questions };
}

/**
 * What waits for those who watch over the looks of others: entries of the sample, opened restricted records, and lists
 * that leave only when they agree.
 */
export async function watched({ db, now }: Pick<App.Locals, 'db' | 'now'>, officer: Officer) {
  const [sample, glass, exports] = await Promise.all([
    can.checkSample(officer) ? logScope(db, officer, 'checkSample') : null,
    can.reviewBreakGlass(officer) ? areasFor(db, officer, 'reviewBreakGlass') : null,
    can.approveExport(officer) ? areasFor(db, officer, 'approveExport') : null,
  ]);
  const [toCheck, openings, exportsWaiting] = await Promise.all([
    sample && countToCheck(db, officer, sample),
    glass && countUnreviewed(db, officer, glass),
    exports && countWaitingExports(db, officer, exports, now),
  ]);
  return { toCheck, openings, exportsWaiting };
}
export type Today = Awaited<ReturnType<typeof today>>;
