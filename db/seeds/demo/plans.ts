import { ukDay, ukMoment } from '#lib/dates.ts';
import type { OfficerId } from '../../schema/officers.ts';
import {
  plannedContact,
  plannedContactChange,
  type PlannedContactId,
  plannedContactOfficer,
} from '../../schema/planned-contacts.ts';
import type { Institution } from './institutions.ts';
import { insertRows, type Transaction } from './rows.ts';
import type { Site } from './sites.ts';

type Who = 'officer' | 'supervisor' | 'deputy';
/** A visit of the demonstration: days are counted from today. */
type Visit = {
  who: Who;
  to: string;
  on: number;
  at: string;
  minutes?: number;
  type?: string;
  purpose?: string;
  topic?: string;
  words?: string;
  along?: Who;
  cancelled?: string;
  moved?: { from: number; reason: string };
};

// Today, the days ahead, two that nobody has logged yet, and one that was called off.
const visits: readonly Visit[] = [
  {
    ...{ who: 'officer', to: 'Ousebank College', on: 0, at: '09:30', topic: 'partnership_plan' },
    words: 'Termly meeting with the safeguarding lead.',
    type: 'meeting',
  },
  {
    ...{ who: 'officer', to: 'Great Ouse Library Service', on: 0, at: '13:00', minutes: 120 },
    ...{ type: 'event_stall', topic: 'what_prevent_is', words: 'Stand near the children’s library.' },
  },
  {
    ...{ who: 'officer', to: 'Ashmere Community School', on: 0, at: '16:15', topic: 'youth' },
    words: 'First visit since the new year group began. Bring posters.',
  },
  {
    ...{ who: 'supervisor', to: 'Harpur Vale Academy', on: 0, at: '14:00', topic: 'referral_route' },
    words: 'With the governors.',
  },
  {
    who: 'officer',
    to: "Queen's Park Community Centre",
    on: 1,
    at: '10:00',
    topic: 'venue_and_speaker_checks',
  },
  {
    ...{
      who: 'officer',
      to: 'Linford Road Mosque',
      on: 2,
      at: '18:30',
      topic: 'hate_crime',
      along: 'deputy',
    },
    words: 'Bring the council’s hate crime officer, as promised.',
  },
  {
    ...{ who: 'officer', to: 'Bury Brook Gurdwara', on: 3, at: '11:00', topic: 'event_safety' },
    moved: { from: 1, reason: 'The stewards meet on another day.' },
  },
  {
    who: 'supervisor',
    to: 'Bury Brook Gurdwara',
    on: 9,
    at: '15:00',
    type: 'meeting',
    topic: 'event_safety',
  },
  {
    who: 'deputy',
    to: 'Leagrave Park Sixth Form',
    on: 3,
    at: '14:00',
    type: 'school_session',
    topic: 'online_safety',
  },
  {
    who: 'officer',
    to: 'Marston Hospital Trust',
    on: 4,
    at: '09:00',
    type: 'online_session',
    topic: 'training',
  },
  { who: 'officer', to: 'Riverbank Youth Trust', on: 11, at: '17:00', topic: 'online_safety' },
  { who: 'officer', to: "Ampthill Pensioners' Forum", on: -2, at: '10:30', topic: 'concerns_about_prevent' },
  { who: 'supervisor', to: 'Verulam Hill University', on: -3, at: '13:00', topic: 'event_safety' },
  {
    ...{
      who: 'officer',
      to: 'Sandy Weir Village Hall',
      on: -5,
      at: '19:00',
      topic: 'venue_and_speaker_checks',
    },
    cancelled: 'The committee had no quorum.',
  },
];

type Around = {
  institutions: readonly Institution[];
  sites: readonly Site[];
  officers: Record<Who, OfficerId>;
};

/** Writes what the team means to do: today's diary, clashes, visits that lie near each other. */
export async function writePlans(tx: Transaction, around: Around, now: Temporal.Instant): Promise<void> {
  const made = visits.map((visit) => ({ visit, row: rowOf(visit, around, now) }));
  await insertRows(
    tx,
    plannedContact,
    made.map(({ row }) => row),
  );
  const along = made.flatMap(({ visit, row }) =>
    visit.along
      ? [{ plannedContactId: row.id, officerId: around.officers[visit.along], joinedAt: row.plannedAt }]
      : [],
  );
  await insertRows(tx, plannedContactOfficer, along);
  await insertRows(
    tx,
    plannedContactChange,
    made.flatMap(({ visit, row }) => changeOf(visit, row, now)),
  );
}

type Row = typeof plannedContact.$inferInsert & { id: PlannedContactId };

const momentOf = (on: number, at: string, now: Temporal.Instant): Temporal.Instant =>
  ukMoment(ukDay(now).add({ days: on }), Temporal.PlainTime.from(at));

function rowOf(visit: Visit, { institutions, sites, officers }: Around, now: Temporal.Instant): Row {
  const institution = institutions.find(({ name }) => name === visit.to);
  if (!institution) throw new Error(`${visit.to} is not in the demonstration.`);
  const startsAt = momentOf(visit.on, visit.at, now);
  const officerId = officers[visit.who];
  const { cancelled } = visit;
  return {
    id: crypto.randomUUID() as PlannedContactId,
    institutionId: institution.id,
    siteId: sites.find((one) => one.institutionId === institution.id)?.id ?? null,
    ...{ officerId, plannedBy: officerId, plannedAt: now.subtract({ hours: 24 * 8 }) },
    typeCode: `type_${visit.type ?? 'visit'}`,
    purposeCode: `purpose_${visit.purpose ?? 'building_a_relationship'}`,
    topicCode: visit.topic ? `topic_${visit.topic}` : null,
    ...{ startsAt, endsAt: startsAt.add({ minutes: visit.minutes ?? 60 }), words: visit.words ?? null },
    cancelledAt: cancelled ? now.subtract({ hours: 24 * 6 }) : null,
    cancelledBy: cancelled ? officerId : null,
    cancelReason: cancelled ?? null,
    sequence: cancelled || visit.moved ? 1 : 0,
  };
}

function changeOf({ at, moved }: Visit, { id, officerId, startsAt }: Row, now: Temporal.Instant) {
  if (!moved) return [];
  const whoAndWhy = { by: officerId, fromOfficerId: officerId, toOfficerId: officerId, reason: moved.reason };
  const when = { fromStartsAt: momentOf(moved.from, at, now), toStartsAt: startsAt };
  return [{ plannedContactId: id, at: now.subtract({ hours: 24 * 2 }), ...whoAndWhy, ...when }];
}
