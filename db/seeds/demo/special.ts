import type { PartId } from '../../schema/session-parts.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { newInvitationCode } from '#lib/training/sessions/invitation.ts';
import type { Session } from './sessions.ts';
import type { Site } from './sites.ts';
import { workingDay } from './working-days.ts';

type Around = { sites: ReadonlyMap<string, Site>; now: Temporal.Instant };

const at = (on: Temporal.PlainDate, hour: number, minute = 0): Temporal.Instant =>
  ukMoment(on, Temporal.PlainTime.from({ hour, minute }));

/** Makes some of the coming sessions what most are not: in parts, tentative, shared out, by invitation, instructed. */
export function makeSpecial(sessions: readonly Session[], around: Around): void {
  const find = (course: string, where: string) =>
    sessions.find(({ plan }) => plan.workingDay > 0 && plan.course === course && plan.where === where);
  const change = (course: string, where: string, how: (session: Session) => void) => {
    const session = find(course, where);
    if (session) how(session);
  };
  change('train-the-trainer', 'ousebank', (session) => inThreeParts(session, around));
  change('charity-trustees', 'stevenage', (session) => tentative(session, 12, ukDay(around.now)));
  change('prevent-awareness', 'braintree', (session) =>
    tentative(session, 6, workingDay(ukDay(session.startsAt), -8)),
  );
  change('dsl-and-prevent-lead-forum', 'eastern', sharedOut);
  change('probation-and-prison-staff', 'eastern', (session) => {
    session.kind = 'invitation';
    session.invitationCode = newInvitationCode();
  });
  change('making-a-good-referral', 'eastern', (session) => instructed(session, online));
  change('venue-hire-and-speaker-checks', 'bedford', (session) => instructed(session, library));
}

const online = `Join from a quiet room, on a computer if you can: we work in small groups.
Have your own safeguarding procedure beside you.
If the sound fails, ring the number on the screen.`;
const library = `Come to the side entrance on Riverside Square and sign in at the desk.
Bring your venue's hire form: we look at it together.`;

/** The second part follows within the week, the third in another room. */
function inThreeParts(session: Session, { sites }: Around): void {
  const first = { startsAt: session.startsAt, endsAt: session.endsAt, site: null };
  const on = ukDay(session.startsAt);
  const minutes = session.course.durationMinutes;
  const library = sites.get('bedford') ?? null;
  const later = [
    { startsAt: at(workingDay(on, 2), 9, 30), site: null },
    { startsAt: at(workingDay(on, 5), 13), site: library },
  ].map((one) => ({ ...one, endsAt: one.startsAt.add({ minutes }) }));
  session.parts = [first, ...later].map((part) => ({ ...part, id: crypto.randomUUID() as PartId }));
  session.endsAt = later.at(-1)?.endsAt ?? session.endsAt;
}

function tentative(session: Session, minimum: number, on: Temporal.PlainDate): void {
  session.minimum = minimum;
  session.decideAt = at(on, 17);
}

function sharedOut(session: Session): void {
  session.sharesUntil = at(ukDay(session.startsAt).subtract({ days: 7 }), 17);
  session.shareCap = 10;
}

function instructed(session: Session, words: string): void {
  session.joiningInstructions = words;
  session.joiningDueAt = at(ukDay(session.startsAt).subtract({ days: 3 }), 9);
}

/** What stands beside the rows of sessions, for the coming three months. */
export function theBeside(
  sessions: readonly Session[],
  { officer, supervisor }: { officer: OfficerId; supervisor: OfficerId },
  now: Temporal.Instant,
) {
  const coming = sessions.filter(({ plan, cancelledAt }) => plan.workingDay > 0 && !cancelledAt);
  const shared = coming.find(({ sharesUntil }) => sharesUntil);
  const withUs = coming.find(({ plan }) => plan.course === 'parents-and-carers');
  const clashing = coming.find(({ plan }) => plan.where === 'colchester');
  return {
    parts: coming.flatMap(({ id: sessionId, parts }) =>
      parts.map(({ site, ...part }, index) => ({
        ...part,
        sessionId,
        position: index + 1,
        siteId: site?.id ?? null,
      })),
    ),
    trainers: coming.map(({ id: sessionId }, index) => ({
      sessionId,
      officerId: index % 3 === 2 ? supervisor : officer,
      part: 'lead' as const,
      addedAt: now.subtract({ hours: 24 * 20 }),
      addedBy: supervisor,
    })),
    coDeliverers: withUs?.site ? [{ sessionId: withUs.id, institutionId: withUs.site.institutionId }] : [],
    quotas: shared
      ? [
          { sessionId: shared.id, sectorCode: 'education', places: 30 },
          { sessionId: shared.id, sectorCode: 'health', places: 6 },
        ]
      : [],
    busy: busyTimes({ officer, supervisor }, clashing, now),
  };
}

/** A week of leave, and a day in court on which a session was arranged before anybody knew. */
function busyTimes(
  { officer, supervisor }: { officer: OfficerId; supervisor: OfficerId },
  clashing: Session | undefined,
  now: Temporal.Instant,
) {
  const today = ukDay(now);
  const monday = today.add({ days: 8 - today.dayOfWeek + 42 });
  const leave = { kind: 'leave' as const, startsAt: at(monday, 0), endsAt: at(monday.add({ days: 5 }), 0) };
  const court = clashing && {
    kind: 'court' as const,
    startsAt: at(ukDay(clashing.startsAt), 9),
    endsAt: at(ukDay(clashing.startsAt), 13),
  };
  const trainer = [officer, supervisor];
  return [leave, ...(court ? [court] : [])].flatMap((busy) =>
    (busy.kind === 'court' ? trainer : [officer]).map((officerId) => ({ ...busy, officerId, addedAt: now })),
  );
}
