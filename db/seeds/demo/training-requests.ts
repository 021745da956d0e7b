import { makeKey } from '#lib/keys/link-key.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { newReference } from '#lib/keys/reference.ts';
import { workingDay as officeDay } from '#lib/working-days.ts';
import { sessionHeadcount } from '../../schema/attendance.ts';
import { sessionTrainer } from '../../schema/session-parts.ts';
import { type SessionId, trainingSession } from '../../schema/sessions.ts';
import {
  type DatesOfferId,
  trainingRequest,
  trainingRequestDate,
  type TrainingRequestId,
  trainingRequestOffer,
  trainingRequestStep,
} from '../../schema/training-requests.ts';
import type { AreaId } from '../../schema/areas.ts';
import type { Institution } from './institutions.ts';
import { type Leads, type RequestPlan, requestPlans } from './request-plans.ts';
import { theSteps } from './request-steps.ts';
import { insertRows, type Transaction } from './rows.ts';
import type { Course } from './sessions.ts';
import { workingDay } from './working-days.ts';

type Around = {
  institutions: readonly Institution[];
  courses: ReadonlyMap<string, Course>;
  officers: Leads;
  now: Temporal.Instant;
  secret: string;
};

const [tenAm, fivePm] = [Temporal.PlainTime.from('10:20'), Temporal.PlainTime.from('17:00')];
const dayParts = ['afternoon', 'after_school', 'morning'] as const;

/** Writes the requests of the demonstration with what came of them. */
export async function writeTrainingRequests(tx: Transaction, around: Around): Promise<void> {
  const made = requestPlans.map((plan) => madeOf(plan, around));
  await insertRows(
    tx,
    trainingSession,
    made.flatMap(({ session }) => session ?? []),
  );
  await insertRows(
    tx,
    sessionTrainer,
    made.flatMap(({ trainer }) => trainer),
  );
  await insertRows(
    tx,
    trainingRequest,
    made.map(({ request }) => request),
  );
  await insertRows(
    tx,
    trainingRequestDate,
    made.flatMap(({ dates }) => dates),
  );
  await insertRows(
    tx,
    trainingRequestOffer,
    made.flatMap(({ offers }) => offers),
  );
  await insertRows(
    tx,
    trainingRequestStep,
    made.flatMap(({ steps }) => steps),
  );
  await insertRows(
    tx,
    sessionHeadcount,
    made.flatMap(({ heads }) => heads),
  );
}

type Request = typeof trainingRequest.$inferInsert & { id: TrainingRequestId };
type Session = typeof trainingSession.$inferInsert & { id: SessionId };

function madeOf(plan: RequestPlan, around: Around) {
  const { institutions, courses, officers, now } = around;
  const today = ukDay(now);
  const institution = institutions.find(({ name }) => name === plan.institution)!;
  const course = courses.get(plan.course);
  if (!course) throw new Error(`${plan.course} is not known.`);
  const lead = plan.lead ? officers[plan.lead] : null;
  const cameOn = officeDay(today, -plan.received);
  const came = earlier(ukMoment(cameOn, tenAm), now.subtract({ minutes: 50 }));
  const hasSession = ['confirmed', 'delivered', 'evaluated', 'closed'].includes(plan.state);
  const session = hasSession ? sessionOf(plan, { institution, course, lead: lead!, came, now }) : null;
  const request = requestOf(plan, { institution, course, lead, came, session, around });
  const wantedFrom = plan.on === undefined ? officeDay(today, 14) : workingDay(today, plan.on);
  return {
    session,
    request,
    trainer: session
      ? [{ sessionId: session.id, officerId: lead!, part: 'lead' as const, addedAt: came }]
      : [],
    dates: dayParts.map((dayPart, index) => ({
      ...{ trainingRequestId: request.id, preference: index + 1, dayPart },
      on: workingDay(wantedFrom, index * 4),
    })),
    offers: offersOf(plan, request, course, lead, now),
    steps: theSteps(plan, request, session, now),
    heads: headsOf(plan, session, now),
  };
}

const earlier = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) < 0 ? one : other;

type Parts = { institution: Institution; course: Course; came: Temporal.Instant };

function sessionOf(
  plan: RequestPlan,
  { institution, course, lead, came, now }: Parts & { lead: Leads['officer']; now: Temporal.Instant },
): Session {
  const startsAt = ukMoment(workingDay(ukDay(now), plan.on!), Temporal.PlainTime.from(plan.at!));
  const isOnline = plan.mode === 'online';
  return {
    id: crypto.randomUUID() as SessionId,
    kind: 'whole_organisation',
    reference: newReference('T'),
    courseId: course.id,
    courseVersion: course.version,
    mode: plan.mode,
    institutionId: institution.id,
    organisation: institution.name,
    venueWords: isOnline ? null : `${plan.site}, ${institution.name}, ${institution.postcode}`,
    joiningLink: isOnline ? `https://meet.concord.example/${institution.odsCode ?? 'whole'}` : null,
    areaId: institution.districtId as AreaId,
    startsAt,
    endsAt: startsAt.add({ minutes: course.durationMinutes }),
    bookingClosesAt: came,
    changesCloseAt: startsAt,
    capacity: plan.expected,
    placesPerBooking: 1,
    trainers: 'A Prevent officer',
    access: isOnline
      ? 'Live captions. Slides sent two days before.'
      : 'You told us of: projector, wifi for visitors.',
    leadOfficerId: lead,
    addedAt: came,
    addedBy: lead,
  };
}

function requestOf(
  plan: RequestPlan,
  {
    institution,
    course,
    came,
    lead,
    session,
    around,
  }: Parts & { lead: Leads['officer'] | null; session: Session | null; around: Around },
): Request {
  const { hash, sealed } = makeKey(around.secret);
  const [contactName, contactRole] = plan.contact;
  const name = contactName
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .replaceAll(' ', '.');
  const domain = institution.name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .slice(0, 18);
  const again = plan.state === 'triage' && plan.reason;
  return {
    id: crypto.randomUUID() as TrainingRequestId,
    reference: newReference('R'),
    keyHash: hash,
    keySealed: sealed,
    formToken: crypto.randomUUID(),
    organisation: institution.name,
    institutionId: institution.id,
    institutionTypeCode: institution.typeCode,
    areaId: institution.districtId as AreaId,
    postcode: institution.postcode ?? 'MK40 1AA',
    contactName,
    contactRole,
    contactEmail: `${name}@${domain}.example`,
    contactPhone: '01632 960 014',
    courseId: course.id,
    mode: plan.mode,
    siteWords: plan.site ? `${plan.site}, ${institution.name}` : 'Online',
    audience: plan.audience,
    expected: plan.expected,
    facilities: plan.mode === 'online' ? [] : ['projector', 'wifi', 'step_free'],
    themes: ['notice_check_share', 'referral_route'],
    notes: plan.notes ?? null,
    receivedAt: came,
    answerBy: officeDay(ukDay(again ? around.now.subtract({ hours: 30 }) : came), 5),
    leadOfficerId: lead,
    state: plan.state,
    sequence: sequences[plan.state],
    sessionId: session?.id ?? null,
  };
}

const sequences: Record<RequestPlan['state'], number> = {
  ...{ received: 0, triage: 1, dates_offered: 2, confirmed: 3, delivered: 4, evaluated: 5, closed: 6 },
  ...{ declined: 2, withdrawn: 2 },
};

/** Two dates that are held still, the same week and the next. */
function offersOf(
  plan: RequestPlan,
  { id }: Request,
  course: Course,
  lead: Leads['officer'] | null,
  now: Temporal.Instant,
) {
  if (plan.state !== 'dates_offered') return [];
  const today = ukDay(now);
  return [plan.on!, plan.on! + 5].map((on): typeof trainingRequestOffer.$inferInsert => {
    const startsAt = ukMoment(workingDay(today, on), Temporal.PlainTime.from(plan.at!));
    return {
      id: crypto.randomUUID() as DatesOfferId,
      trainingRequestId: id,
      startsAt,
      endsAt: startsAt.add({ minutes: course.durationMinutes }),
      trainerId: lead!,
      offeredBy: lead!,
      offeredAt: now.subtract({ hours: 26 }),
      expiresAt: ukMoment(officeDay(today, plan.received - 1), fivePm),
    };
  });
}

function headsOf(plan: RequestPlan, session: Session | null, now: Temporal.Instant) {
  if (!session) return [];
  const isCounted = plan.state !== 'confirmed';
  const countedAt = isCounted ? earlier(session.endsAt, now) : null;
  return Object.entries(plan.heads ?? {}).map(([roleCode, heads]): typeof sessionHeadcount.$inferInsert => ({
    ...{ sessionId: session.id, roleCode, countedAt },
    expected: isCounted ? heads + (heads > 9 ? 3 : 0) : heads,
    present: isCounted ? heads : null,
    countedBy: isCounted ? (session.leadOfficerId ?? null) : null,
  }));
}
