import type { AreaId } from '../../schema/areas.ts';
import type { course as courseTable } from '../../schema/courses.ts';
import type { trainingSession } from '../../schema/sessions.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { newCheckInCode } from '#lib/training/attendance/check-in-code.ts';
import { newReference } from '#lib/keys/reference.ts';
import type { Part } from '#lib/training/parts/sittings.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import type { Chance } from './chance.ts';
import type { Plan } from './coming.ts';
import type { Site } from './sites.ts';
import { workingDay } from './working-days.ts';

type Words = typeof courseTable.$inferSelect & { sectors: string[] };
/** A course as it is now, and as it stood in each version; `addedAt` is when that was made. */
export type Course = Words & { versions: readonly Words[] };
export type Session = typeof trainingSession.$inferSelect & {
  plan: Plan;
  course: Words;
  site: Site | null;
  parts: Part[];
};

export type Surroundings = {
  /** Regions and forces by their code, districts by their GSS code. */
  areas: ReadonlyMap<string, AreaId>;
  courses: ReadonlyMap<string, Course>;
  sites: ReadonlyMap<string, Site>;
  officers: { officer: OfficerId; supervisor: OfficerId };
  chance: Chance;
  now: Temporal.Instant;
};

const trainers = [
  'Two Prevent officers and a council Prevent lead',
  'Two Prevent officers',
  'A Prevent officer and a community trainer',
  'A Prevent officer and a safeguarding lead',
];
const fivePm = Temporal.PlainTime.from('17:00');

/** Writes a line of the diary out as a session. */
export function sessionOf(plan: Plan, around: Surroundings): Session {
  const { areas, officers, chance, now } = around;
  const courses = around.courses.get(plan.course);
  const site = around.sites.get(plan.where) ?? null;
  const areaId = site?.districtId ?? areas.get(plan.where);
  if (!courses || !areaId) throw new Error(`${plan.course} in ${plan.where} is not known.`);
  const addedAt = arranged(plan, now);
  const course = asTaught(courses, plan, addedAt);
  return {
    ...times(plan, course.durationMinutes, now),
    addedAt,
    ...plain,
    checkInCode: plan.workingDay === 0 ? newCheckInCode() : null,
    courseVersion: course.version,
    ...ending(plan, officers.supervisor, now),
    id: crypto.randomUUID() as Session['id'],
    reference: newReference('T'),
    courseId: course.id,
    mode: site ? 'in_person' : 'online',
    siteId: site?.id ?? null,
    areaId,
    capacity: plan.capacity,
    placesPerBooking: Math.min(6, plan.capacity),
    offerHours: 48,
    trainers: chance.pick(trainers),
    access: accessWords(site),
    joiningLink: site ? null : `https://meet.concord.example/${plan.course}`,
    addedBy: officers.officer,
    leadOfficerId: officers.officer,
    plan,
    course,
    site,
    parts: [],
  };
}

// A session held in one go, for everybody, decided and without shares.
const plain = {
  kind: 'open',
  invitationCode: null,
  institutionId: null,
  organisation: null,
  venueWords: null,
  minimum: null,
  decideAt: null,
  confirmedAt: null,
  confirmedBy: null,
  sharesUntil: null,
  shareCap: null,
  joiningInstructions: null,
  joiningDueAt: null,
  sequence: 0,
} as const;

function times(plan: Plan, minutes: number, now: Temporal.Instant) {
  const today = ukDay(now);
  const on = workingDay(today, plan.workingDay);
  const startsAt = ukMoment(on, Temporal.PlainTime.from(plan.at));
  const closesOn = plan.story === 'closes tomorrow' ? today.add({ days: 1 }) : workingDay(on, -2);
  return {
    startsAt,
    endsAt: startsAt.add({ minutes }),
    bookingClosesAt: ukMoment(closesOn, fivePm),
    changesCloseAt: ukMoment(workingDay(on, -1), fivePm),
  };
}

/** A season before it is held, and at least a month ago. */
function arranged(plan: Plan, now: Temporal.Instant): Temporal.Instant {
  const on = workingDay(ukDay(now), plan.workingDay);
  const seasonBefore = ukMoment(on, Temporal.PlainTime.from(plan.at)).subtract({ hours: 24 * 75 });
  const monthAgo = now.subtract({ hours: 24 * 30 });
  return Temporal.Instant.compare(seasonBefore, monthAgo) < 0 ? seasonBefore : monthAgo;
}

/** The version that there was when it was arranged; where nobody has booked yet, somebody used the newest since. */
function asTaught({ versions, ...newest }: Course, plan: Plan, at: Temporal.Instant): Words {
  if (plan.booked === 0) return newest;
  return (
    versions.findLast(({ addedAt }) => Temporal.Instant.compare(addedAt, at) <= 0) ?? versions[0] ?? newest
  );
}

const ending = ({ story }: Plan, cancelledBy: OfficerId, now: Temporal.Instant) =>
  story === 'cancelled'
    ? {
        cancelledAt: now.subtract({ hours: 27 }),
        cancelledBy,
        cancelReason: 'The heating of the hall is being repaired.',
      }
    : { cancelledAt: null, cancelledBy: null, cancelReason: null };

function accessWords(site: Site | null): string {
  const ask = 'Tell us what else you need when you book.';
  if (!site) return `Live captions. Slides sent two days before. ${ask}`;
  const parts = [
    site.stepFree ? 'Step-free way in.' : 'Steps at the way in.',
    site.hearingLoop ? 'Hearing loop in the room.' : 'No hearing loop.',
    site.accessibleToilet ? 'Accessible toilet.' : 'No accessible toilet in the building.',
  ];
  return [...parts, ask].join(' ');
}
