import type { Officer } from '#lib/actor.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { countToRelease, currentBriefings } from '#lib/calendar/briefings/current.ts';
import { unreadSummaries } from '#lib/tension/summaries/acknowledge.ts';
import { countSummariesToApprove } from '#lib/tension/summaries/list.ts';
import { countToApprove, countToDebrief } from '#lib/calendar/events/waiting.ts';
import { countProposals } from '#lib/calendar/proposals/waiting.ts';
import { listDrafts } from '#lib/engagement/drafts/find.ts';
import { countFeedback } from '#lib/engagement/feedback/list.ts';
import { dueFollowUps } from '#lib/engagement/follow-ups/due.ts';
import { clashingPlans } from '#lib/engagement/plans/clashing.ts';
import { diaryOf } from '#lib/engagement/plans/diary.ts';
import { nearVisits } from '#lib/engagement/plans/near.ts';
import { duePromises } from '#lib/engagement/promises/due.ts';
import { contactsDue } from '#lib/institutions/contacts/due-soon.ts';
import { countWishes } from '#lib/institutions/contacts/wishes.ts';
import { overdueContacts } from '#lib/institutions/overdue/list.ts';
import { can } from '#lib/officers/can.ts';
import { openQuestions } from '#lib/tension/assessments/questions/open.ts';
import { tensionOf } from './tension.ts';
import { sessionsBetween } from '#lib/training/sessions/diary.ts';
import { draftForm } from '../engagements/_form/draft.ts';
import { commsOf } from './comms.ts';
import { courtesyCalls } from './courtesy.ts';
import { impactOf } from './impact.ts';
import { type AreasOnce, areasOnce, type Scope } from './scope.ts';

export type Asked = {
  db: App.Locals['db'];
  now: Temporal.Instant;
  officer: Officer;
  scope: Scope;
  areas: AreasOnce;
};

/**
 * The work with people and places that waits, of the reader or of their team: a statement for each part, and null for
 * what is not theirs. That people's details were shown is recorded by each part.
 */
export async function todayWork({ db, now }: Pick<App.Locals, 'db' | 'now'>, officer: Officer, scope: Scope) {
  const asked = { db, now, officer, scope, areas: areasOnce(db, officer) };
  const [
    overdue,
    promises,
    diary,
    sessions,
    followUps,
    contacts,
    near,
    clashes,
    courtesy,
    drafts,
    feedback,
    wishes,
    events,
    briefings,
    comms,
    questions,
    tension,
    impact,
    summaries,
  ] = await Promise.all([
    can.seeDay(officer) ? overdueOf(asked) : null,
    can.seeDay(officer) && can.seePromises(officer) ? promisesOf(asked) : null,
    can.seeDay(officer) && can.seeEngagements(officer) ? plansOf(asked) : null,
    can.seeDay(officer) && can.seeTraining(officer) ? sessionsOf(asked) : null,
    can.logEngagement(officer) && can.seeEngagements(officer) ? followUpsOf(asked) : null,
    can.manageContacts(officer) ? contactsOf(asked) : null,
    can.logEngagement(officer) && !scope.isTeam ? nearOf(asked) : null,
    can.logEngagement(officer) ? clashesOf(asked) : null,
    can.logEngagement(officer) && can.seeCalendar(officer) ? courtesyOf(asked) : null,
    can.logEngagement(officer) ? listDrafts(db, officer, draftForm) : null,
    can.approveFeedback(officer) ? feedbackOf(asked) : null,
    can.manageContacts(officer) ? wishesOf(asked) : null,
    eventsOf(asked),
    briefingsOf(asked),
    commsOf(asked),
    can.seeAssessments(officer) ? questionsOf(asked) : null,
    tensionOf(asked),
    impactOf(asked),
    summariesOf(asked),
  ]);
  return {
    overdue,
    promises,
    diary,
    sessions,
    followUps,
    contacts,
    near,
    clashes,
    courtesy,
    drafts,
    feedback,
    wishes,
    questions,
    ...events,
    ...briefings,
    ...comms,
    ...tension,
    ...impact,
    ...summaries,
  };
}
export type TodayWork = Awaited<ReturnType<typeof todayWork>>;

const ownerOf = ({ officer, scope }: Asked) => (scope.isTeam ? null : officer.id);
const startOf = (now: Temporal.Instant, days: number) =>
  ukMoment(ukDay(now).add({ days }), new Temporal.PlainTime());

const overdueOf = async (asked: Asked) => {
  const areas = await asked.areas('seeInstitutions');
  return overdueContacts(asked.db, { ownerId: ownerOf(asked), areas, today: ukDay(asked.now) }, 8);
};

const promisesOf = async (asked: Asked) => {
  const areas = await asked.areas('seePromises');
  return duePromises(asked.db, asked.officer, { ownerId: ownerOf(asked), areas }, asked.now);
};

const plansOf = async (asked: Asked) => {
  const areas = await asked.areas('seeEngagements');
  return diaryOf(asked.db, asked.officer, { whose: ownerOf(asked), areas }, asked.now);
};

const sessionsOf = async (asked: Asked) => {
  const areas = await asked.areas('seeTraining');
  const { db, now, officer } = asked;
  const days = { from: startOf(now, 0), until: startOf(now, 7) };
  return sessionsBetween(db, { reader: officer.id, leadId: ownerOf(asked), areas }, days, now);
};

const followUpsOf = async (asked: Asked) => {
  const areas = await asked.areas('seeEngagements');
  return dueFollowUps(asked.db, asked.officer, { ownerId: ownerOf(asked), areas }, asked.now);
};

const contactsOf = async (asked: Asked) => {
  const areas = await asked.areas('manageContacts');
  return contactsDue(asked.db, asked.officer, { keeperId: ownerOf(asked), areas }, asked.now);
};

const nearOf = async ({ db, officer, areas, now }: Asked) =>
  nearVisits(db, officer, await areas('seeEngagements'), { from: now, until: startOf(now, 7) });

const clashesOf = async (asked: Asked) => {
  const areas = await asked.areas('seeEngagements');
  return clashingPlans(asked.db, { whose: ownerOf(asked), areas }, { from: asked.now, most: 4 });
};

const courtesyOf = async ({ db, areas, now }: Asked) =>
  courtesyCalls(db, await areas('logEngagement'), ukDay(now));

const feedbackOf = async ({ db, areas }: Asked) =>
  countFeedback(db, await areas('approveFeedback'), 'waiting');

const wishesOf = async ({ db, areas }: Asked) => countWishes(db, await areas('manageContacts'));

// What assessments could not answer, and was put to the reader or to their team.
const questionsOf = async (asked: Asked) => {
  const areas = await asked.areas('seeAssessments');
  return openQuestions(asked.db, asked.officer, { of: ownerOf(asked), areas }, asked.now, 5);
};

async function eventsOf({ db, officer, scope, areas, now }: Asked) {
  const [toApprove, toDebrief, proposals] = await Promise.all([
    can.approveEvent(officer)
      ? countToApprove(db, { reader: officer.id, areas: await areas('approveEvent') }, now)
      : null,
    can.debriefEvent(officer)
      ? countToDebrief(
          db,
          { reader: officer.id, areas: await areas('debriefEvent'), isMine: !scope.isTeam },
          now,
        )
      : null,
    can.decideProposals(officer) ? countProposals(db, await areas('decideProposals')) : null,
  ]);
  return { toApprove, toDebrief, proposals };
}

/** The briefings in force where the reader works, and those that wait for their release. */
async function briefingsOf({ db, officer, areas, now }: Asked) {
  const [briefings, toRelease] = await Promise.all([
    can.seeBriefings(officer) ? currentBriefings(db, await areas('seeBriefings'), ukDay(now)) : null,
    can.releaseBriefing(officer)
      ? countToRelease(db, { reader: officer.id, areas: await areas('releaseBriefing') })
      : null,
  ]);
  return { briefings, toRelease };
}

/** The weekly summaries that the reader was sent and still has to read, and those that wait for their approval. */
async function summariesOf({ db, officer, areas }: Asked) {
  const [unread, summariesToApprove] = await Promise.all([
    can.seeSummaries(officer) ? unreadSummaries(db, officer) : null,
    can.approveSummary(officer)
      ? countSummariesToApprove(db, { reader: officer.id, areas: await areas('approveSummary') })
      : null,
  ]);
  return { unread, summariesToApprove };
}
