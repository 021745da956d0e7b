import type {
  discussionPoint,
  engagement,
  EngagementId,
  engagementOutcome,
} from '../../schema/engagements.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { chance, type Chance } from './chance.ts';
import { streetPlaces, type Talk, talks } from './engagement-words.ts';
import type { Institution } from './institutions.ts';

type Row = typeof engagement.$inferInsert & { id: EngagementId };
type Point = typeof discussionPoint.$inferInsert;
type Outcome = typeof engagementOutcome.$inferInsert;

const kindsOf: Readonly<Record<string, readonly string[]>> = {
  education: ['visit', 'meeting', 'school_session', 'call', 'training'],
  faith: ['visit', 'meeting', 'faith_event', 'reassurance_visit'],
  voluntary: ['visit', 'meeting', 'event_stall', 'call'],
};
const kinds = ['visit', 'meeting', 'call', 'online_session', 'correspondence'];
const purposes = [
  'building_a_relationship',
  'explaining_prevent',
  'supporting_the_prevent_duty',
  'listening_to_concerns',
];
const outcomes = [
  'information_given',
  'advice_given',
  'issue_raised',
  'partnership_agreed',
  'signposted',
  'training_booked',
];

/** About 250 visits, meetings and calls over the year behind: more with those who matter most to the team. */
export function theEngagements(
  { institutions, officers }: { institutions: readonly Institution[]; officers: readonly OfficerId[] },
  now: Temporal.Instant,
  { next, between, pick }: Chance = chance(2611),
) {
  const rows: Row[] = [];
  const points: Point[] = [];
  const came: Outcome[] = [];
  const known = institutions.filter(({ districtId, mergedIntoId }) => districtId && !mergedIntoId);
  for (let count = 0; count < 250; count += 1) {
    const where = known[Math.floor(next() ** 2 * known.length)]!;
    const talk = pick(talks);
    const who = pick(officers);
    const row = rowOf({ where, talk, who, happenedAt: momentWithin(now, between) }, { next, between, pick });
    rows.push(row);
    points.push(pointOf(row, talk, 1, now, { next, between, pick }));
    if (next() < 0.3) points.push(pointOf(row, pick(talks), 2, now, { next, between, pick }));
    came.push({ engagementId: row.id, outcomeCode: `outcome_${pick(outcomes)}` });
  }
  const often = known.find(({ name }) => name === oftenVisited);
  for (const [index, days] of (often ? visitedAgo : []).entries()) {
    const talk = pick(talks);
    const happenedAt = ukMorning(now, days);
    const who = officers[index % officers.length]!;
    const row = rowOf({ where: often!, talk, who, happenedAt }, { next, between, pick });
    rows.push({ ...row, ...inPerson(often!) });
    points.push(pointOf(row, talk, 1, now, { next, between, pick }));
  }
  return { rows, points, outcomes: came };
}

// Every team means well, and together they come too often.
const oftenVisited = "Queen's Park Community Centre";
const visitedAgo = [5, 16, 27, 44, 58, 79];

const inPerson = ({ id }: Institution) => ({
  ...{ typeCode: 'type_visit', institutionId: id, placeWords: null, isTwoWay: true },
});

const ukMorning = (now: Temporal.Instant, days: number): Temporal.Instant =>
  now.toZonedDateTimeISO('Europe/London').subtract({ days }).withPlainTime({ hour: 10 }).toInstant();

// In office hours on a working day, or sometimes on a Saturday.
function momentWithin(now: Temporal.Instant, between: Chance['between']): Temporal.Instant {
  const local = now.toZonedDateTimeISO('Europe/London').subtract({ days: between(1, 365) });
  const day = local.dayOfWeek === 7 ? local.subtract({ days: 2 }) : local;
  return day.withPlainTime({ hour: between(9, 18), minute: between(0, 11) * 5 }).toInstant();
}

type About = { where: Institution; talk: Talk; who: OfficerId; happenedAt: Temporal.Instant };

function rowOf({ where, talk, who, happenedAt }: About, { next, between, pick }: Chance): Row {
  const type = pick(kindsOf[where.sector] ?? kinds);
  const isStreet = next() < 0.05;
  const isTold = next() < 0.94;
  const id = crypto.randomUUID() as EngagementId;
  return {
    ...{ id, formToken: id, happenedAt, officerId: who, areaId: where.districtId! },
    typeCode: `type_${isStreet ? 'beat_meeting' : type}`,
    purposeCode: `purpose_${pick(purposes)}`,
    institutionId: isStreet ? null : where.id,
    placeWords: isStreet ? pick(streetPlaces) : null,
    isTwoWay: type !== 'correspondence' || next() < 0.5,
    saidPrevent: isTold,
    notSaidBecause: isTold ? null : 'Came with the neighbourhood team; the visit was theirs.',
    headcount: next() < 0.6 ? between(1, type === 'school_session' ? 120 : 14) : null,
    ...{ summary: talk.said, opinion: talk.view ?? null, askedOfUs: talk.asked ?? null },
    marking: next() < 0.12 ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL',
    recordedAt: happenedAt.add({ minutes: between(5, 55) }),
  };
}

function pointOf(
  { id, happenedAt, officerId }: Row,
  talk: Talk,
  position: number,
  now: Temporal.Instant,
  { next, between }: Chance,
): Point {
  const by = happenedAt.add({ hours: 24 * between(7, 28) });
  const isOld = happenedAt.until(now).total('hours') > 24 * 40;
  const done =
    talk.follow && (isOld ? next() < 0.97 : next() < 0.3) ? happenedAt.add({ hours: between(1, 5) }) : null;
  return {
    ...{ engagementId: id, position, topicCode: `topic_${talk.topic}` },
    words: position > 1 ? talk.said : null,
    followUp: talk.follow ?? null,
    followUpBy: talk.follow ? by.toZonedDateTimeISO('Europe/London').toPlainDate() : null,
    followUpOwnerId: talk.follow ? officerId : null,
    ...{ doneAt: done, doneBy: done ? officerId : null },
  };
}
