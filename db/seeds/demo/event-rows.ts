import { ukDay } from '#lib/dates.ts';
import { slugOf } from '#lib/areas/slug.ts';
import type { AreaId } from '../../schema/areas.ts';
import type { event, eventHost, eventOfficer, eventTag } from '../../schema/events.ts';
import { type EventId } from '../../schema/events.ts';
import type { eventChange, eventDebrief } from '../../schema/event-history.ts';
import { type EventChangeKind } from '../../schema/event-history.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { eventTerms } from '../reference/event-terms.ts';
import type { EventPlan, Who } from './event-plan.ts';
import { eventVenues } from './event-venues.ts';
import type { Institution } from './institutions.ts';
import type { Site } from './sites.ts';

type Instant = Temporal.Instant;
export type EventRow = typeof event.$inferInsert & { id: EventId; leadOfficerId: OfficerId };
export type Around = {
  areas: { ids: ReadonlyMap<string, AreaId> };
  institutions: readonly Institution[];
  sites: readonly Site[];
  officers: Record<Who, OfficerId>;
  now: Instant;
};
export type Hours = { startsAt: Instant; endsAt: Instant; allDay: boolean };

const later = (at: Instant, days: number) => at.add({ hours: 24 * days });
const before = (a: Instant, b: Instant) => (Temporal.Instant.compare(a, b) < 0 ? a : b);
const codeOf = (kind: 'type' | 'audience' | 'access', label: string) => {
  const term = eventTerms.find((one) => one.kind === kind && one.label === label);
  if (!term) throw new Error(`${label} is no ${kind} of an event.`);
  return term;
};

/** When a plan happens, counted from today. */
export function hoursOf(plan: EventPlan, now: Instant): Hours {
  const about = ukDay(now).add({ days: plan.day });
  const day = plan.weekday ? about.add({ days: (plan.weekday - about.dayOfWeek + 7) % 7 }) : about;
  return hoursOn(day, plan);
}

/** The same on a day. */
export function hoursOn(
  day: Temporal.PlainDate,
  { from, minutes, days }: Pick<EventPlan, 'from' | 'minutes' | 'days'>,
): Hours {
  const at = (on: Temporal.PlainDate, time = '00:00') =>
    on.toZonedDateTime({ timeZone: 'Europe/London', plainTime: time }).toInstant();
  if (!from) return { startsAt: at(day), endsAt: at(day.add({ days: days ?? 1 })), allDay: true };
  return { startsAt: at(day, from), endsAt: at(day, from).add({ minutes: minutes ?? 60 }), allDay: false };
}

/** The row of an event, with what its state says of who did what when. */
export function rowOf(plan: Omit<EventPlan, 'day'>, hours: Hours, around: Around): EventRow {
  const { officers, institutions } = around;
  const type = codeOf('type', plan.type);
  return {
    id: crypto.randomUUID() as EventId,
    slug: slugOf(plan.title),
    ...{ typeCode: type.code, visibility: plan.visibility ?? type.usual_visibility! },
    ...{ title: plan.title, summary: plan.summary, description: plan.words ?? '' },
    ...{ hostedByPolice: plan.byPolice ?? false, organiser: plan.organiser },
    organiserId: institutions.find(({ name }) => name === plan.organiser)?.id ?? null,
    ...{ ...hours, ...placeOf(plan, around), mode: plan.mode ?? 'in_person' },
    onlineLink: plan.mode ? 'https://meet.example/concord' : null,
    ...{ leadOfficerId: officers[plan.lead ?? 'officer'], safetyNotes: plan.safety ?? null },
    ...{ registration: plan.registration ?? 'none', capacity: plan.capacity ?? null },
    partyLimit: plan.partyLimit ?? 6,
    ...stepsOf(plan, hours, around),
  };
}

function placeOf({ at }: Omit<EventPlan, 'day'>, { areas, sites }: Around) {
  if ('online' in at) return { areaId: areas.ids.get(at.online)! };
  if ('site' in at) {
    const site = sites.find(({ key }) => key === at.site);
    if (!site) throw new Error(`No site is called ${at.site}.`);
    const { latitude, longitude, precision } = site;
    return { siteId: site.id, areaId: site.districtId, latitude, longitude, precision };
  }
  const { venue, venuePostcode, district, access, at: where } = eventVenues[at.venue];
  const [stepFree, hearingLoop, accessibleToilet, parking, accessNotes] = access;
  return {
    ...{ venue, venuePostcode, areaId: areas.ids.get(district)! },
    ...{ stepFree, hearingLoop, accessibleToilet, parking, accessNotes },
    ...{ latitude: where[0], longitude: where[1], precision: 'place' as const },
  };
}

function stepsOf(
  { step = 'published', because, lead }: Omit<EventPlan, 'day'>,
  hours: Hours,
  around: Around,
) {
  const { officers, now } = around;
  const addedBy = lead === 'supervisor' ? officers.supervisor : officers[lead ?? 'officer'];
  const approvedBy = addedBy === officers.supervisor ? officers.deputy : officers.supervisor;
  const addedAt = before(later(hours.startsAt, -42), later(now, -6));
  const isOut = !['draft', 'asked', 'sent back', 'approved'].includes(step);
  const isRead = isOut || step === 'approved';
  const calledOff = before(later(hours.startsAt, -2), later(now, -1));
  return {
    ...{ addedAt, addedBy, askedAt: step === 'draft' || step === 'sent back' ? null : later(addedAt, 1) },
    ...(isRead && { approvedAt: later(addedAt, 2), approvedBy }),
    sentBackWords: step === 'sent back' ? because! : null,
    ...(isOut && { publishedAt: later(addedAt, 3), publishedBy: addedBy }),
    ...(step === 'postponed' && { postponedAt: calledOff, postponedReason: because! }),
    ...(step === 'cancelled' && { cancelledAt: calledOff, cancelledBy: addedBy, cancelReason: because! }),
    changedAt: ['postponed', 'cancelled'].includes(step) ? calledOff : later(addedAt, isOut ? 3 : 1),
    sequence: ['postponed', 'cancelled'].includes(step) ? 1 : 0,
  };
}

type Change = typeof eventChange.$inferInsert;

/** Its history, as far as it has got. */
export function changesOf(row: EventRow, plan: Omit<EventPlan, 'day'>): Change[] {
  const change = (kind: EventChangeKind, at: Instant | null | undefined, by = row.addedBy, more = {}) =>
    at ? [{ eventId: row.id, kind, at, by: by ?? null, ...more }] : [];
  const sentBack = plan.step === 'sent back' ? later(row.addedAt, 2) : null;
  const from = plan.movedBy ? later(row.startsAt, -plan.movedBy) : null;
  return [
    ...change('drafted', row.addedAt),
    ...change('asked', row.askedAt ?? (sentBack && later(row.addedAt, 1))),
    ...change('sent_back', sentBack, row.leadOfficerId, { words: plan.because }),
    ...change('approved', row.approvedAt, row.approvedBy),
    ...change('published', row.publishedAt),
    ...change('moved', from && later(row.publishedAt!, 1), row.addedBy, {
      fromStartsAt: from,
      toStartsAt: row.startsAt,
    }),
    ...change('postponed', row.postponedAt, row.addedBy, { words: row.postponedReason }),
    ...change('cancelled', row.cancelledAt, row.addedBy, { words: row.cancelReason }),
    ...(plan.debrief ? change('debriefed', later(row.endsAt, 1), row.leadOfficerId) : []),
  ];
}

/** What stands beside it: tags, other hosts, colleagues who go, and what we know after it. */
export function besideOf({ id, ...row }: EventRow, plan: Omit<EventPlan, 'day'>, around: Around) {
  const { institutions, officers } = around;
  const tags: (typeof eventTag.$inferInsert)[] = [
    ...(plan.audiences ?? []).map((label) => codeOf('audience', label)),
    ...(plan.access ?? []).map((label) => codeOf('access', label)),
  ].map(({ code }) => ({ eventId: id, termCode: code }));
  const hosts = (plan.with ?? []).map((name, index): typeof eventHost.$inferInsert => ({
    ...{ eventId: id, position: index + 1, name },
    institutionId: institutions.find((one) => one.name === name)?.id ?? null,
  }));
  const going = (plan.going ?? [])
    .filter((who) => officers[who] !== row.leadOfficerId)
    .map((who): typeof eventOfficer.$inferInsert => ({
      ...{ eventId: id, officerId: officers[who], joinedAt: row.addedAt },
    }));
  const debriefs = plan.debrief
    ? [{ eventId: id, ...plan.debrief, writtenAt: later(row.endsAt, 1), writtenBy: row.leadOfficerId }]
    : [];
  return { tags, hosts, going, debriefs: debriefs satisfies (typeof eventDebrief.$inferInsert)[] };
}
