import { time, ukDay } from '#lib/dates.ts';
import type { SessionForStaff } from '#lib/training/sessions/find-for-staff.ts';
import { firstSitting } from '#lib/training/parts/sittings.ts';
import { emptyForm } from '#lib/web/form.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import { sessionForm, type SessionTyped } from './_session-fields.ts';

type Sectors = readonly { code: string }[];

/** A session as its form shows it; the quotas stand in the order of the sectors. */
export function typedSession({ session, parts, beside }: SessionForStaff, sectors: Sectors): SessionTyped {
  const first = firstSitting({ ...session, parts });
  const quotas = new Map(beside.quotas.map(({ sectorCode, places }) => [sectorCode, String(places)]));
  return emptyForm(sessionForm, {
    sequence: String(session.sequence),
    courseId: session.courseId,
    ...dayParts('date', session.startsAt),
    startTime: time(session.startsAt),
    duration: String(minutesOf(first)),
    ...typedParts(parts),
    mode: session.mode,
    siteId: session.siteId ?? '',
    areaId: session.siteId ? '' : session.areaId,
    joiningLink: session.joiningLink ?? '',
    capacity: String(session.capacity),
    placesPerBooking: String(session.placesPerBooking),
    ...dayParts('closes', session.bookingClosesAt),
    closesTime: time(session.bookingClosesAt),
    ...dayParts('changes', session.changesCloseAt),
    changesTime: time(session.changesCloseAt),
    offerHours: String(session.offerHours),
    trainers: session.trainers,
    access: session.access,
    leadTrainer: beside.trainers.find(({ part }) => part === 'lead')?.id ?? '',
    trainer: beside.trainers.flatMap(({ id, part }) => (part === 'lead' ? [] : [id])),
    coDeliverer: beside.coDeliverers.map(({ name }) => name),
    minimum: session.minimum === null ? '' : String(session.minimum),
    ...(session.decideAt ? dayParts('decide', session.decideAt) : {}),
    kind: session.kind === 'whole_organisation' ? '' : session.kind,
    quota: sectors.map(({ code }) => quotas.get(code) ?? ''),
    shareCap: session.shareCap === null ? '' : String(session.shareCap),
    ...(session.sharesUntil ? dayParts('shares', session.sharesUntil) : {}),
    joiningInstructions: session.joiningInstructions ?? '',
    joiningDays: session.joiningDueAt ? String(daysBetween(session.joiningDueAt, session.startsAt)) : '3',
  } as Partial<SessionTyped>);
}

/** The same for another session like it: everything but its dates. */
export function typedLike(found: SessionForStaff, sectors: Sectors): SessionTyped {
  const typed = typedSession(found, sectors);
  const dates = Object.keys(typed).filter((name) => /-(day|month|year|id)$/.test(name));
  const cleared = Object.fromEntries([...dates, 'firstPart', 'sequence'].map((name) => [name, '']));
  // Where a time was left as it comes of itself, so it should be on the new date.
  return { ...typed, ...cleared };
}

const minutesOf = ({ startsAt, endsAt }: { startsAt: Temporal.Instant; endsAt: Temporal.Instant }) =>
  startsAt.until(endsAt).total('minutes');

const daysBetween = (from: Temporal.Instant, to: Temporal.Instant): number =>
  ukDay(from).until(ukDay(to)).total('days');

function typedParts([first, ...further]: SessionForStaff['parts']) {
  const rows = further.flatMap(({ id, startsAt, endsAt, site }, index) => {
    const name = `part${index + 2}`;
    return Object.entries({
      ...dayParts(name, startsAt),
      [`${name}-start`]: time(startsAt),
      [`${name}-length`]: String(minutesOf({ startsAt, endsAt })),
      [`${name}-room`]: site?.id ?? '',
      [`${name}-id`]: id,
    });
  });
  return { ...Object.fromEntries(rows), firstPart: first?.id ?? '', partCount: String(1 + further.length) };
}

function dayParts(name: string, at: Temporal.Instant): Record<string, string> {
  const { day, month, year } = typedDay(ukDay(at));
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}
