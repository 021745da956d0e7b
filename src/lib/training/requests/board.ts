import { and, asc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { course } from '#db/schema/courses.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { type RequestState, trainingRequest } from '#db/schema/training-requests.ts';
import { ukDay } from '#lib/dates.ts';
import { waitingStates } from './words.ts';

/** What an officer may ask of the board; absent means any. */
export type BoardFilter = {
  /** The slug of a force or district. */
  area?: string | undefined;
  /** Whose requests: a colleague's, or those that nobody has taken on. */
  lead?: OfficerId | 'nobody' | undefined;
};

/** How many requests of a state the board shows; the others are counted. */
export const boardSize = 25;

const expiresFirst = sql<Temporal.Instant | null>`(select min(o.expires_at) from training_request_offer o
  where o.training_request_id = training_request.id and o.answered_at is null)`.mapWith(
  trainingRequest.receivedAt,
);

/** The requests in some areas that stand in some states, those that wait longest first. No contact is shown. */
export async function listRequests(
  db: Db,
  areas: readonly AreaId[],
  state: RequestState,
  filter: BoardFilter,
  limit = boardSize,
) {
  if (areas.length === 0) return [];
  return db
    .select({
      id: trainingRequest.id,
      reference: trainingRequest.reference,
      organisation: trainingRequest.organisation,
      expected: trainingRequest.expected,
      mode: trainingRequest.mode,
      state: trainingRequest.state,
      receivedAt: trainingRequest.receivedAt,
      answerBy: trainingRequest.answerBy,
      title: course.title,
      area: area.name,
      lead: officer.name,
      startsAt: trainingSession.startsAt,
      endsAt: trainingSession.endsAt,
      expiresFirst,
    })
    .from(trainingRequest)
    .innerJoin(course, eq(course.id, trainingRequest.courseId))
    .innerJoin(area, eq(area.id, trainingRequest.areaId))
    .leftJoin(officer, eq(officer.id, trainingRequest.leadOfficerId))
    .leftJoin(trainingSession, eq(trainingSession.id, trainingRequest.sessionId))
    .where(and(eq(trainingRequest.state, state), ...wanted(areas, filter)))
    .orderBy(order[state] ?? asc(trainingRequest.answerBy), asc(trainingRequest.receivedAt))
    .limit(limit);
}
export type BoardRow = Awaited<ReturnType<typeof listRequests>>[number];

const latest = sql`${trainingRequest.receivedAt} desc`;
const order: Partial<Record<RequestState, SQL>> = {
  confirmed: asc(trainingSession.startsAt),
  closed: latest,
  declined: latest,
  withdrawn: latest,
};

/** How many requests stand in each state. */
export async function countRequests(
  db: Db,
  areas: readonly AreaId[],
  filter: BoardFilter,
): Promise<ReadonlyMap<RequestState, number>> {
  if (areas.length === 0) return new Map();
  const rows = await db
    .select({ state: trainingRequest.state, count: sql<number>`count(*)::int` })
    .from(trainingRequest)
    .innerJoin(area, eq(area.id, trainingRequest.areaId))
    .where(and(...wanted(areas, filter)))
    .groupBy(trainingRequest.state);
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** How many organisations wait for an answer from us, and for how many of them it is late. */
export async function countWaiting(db: Db, areas: readonly AreaId[], now: Temporal.Instant) {
  if (areas.length === 0) return { waiting: 0, late: 0 };
  const waits = and(
    inArray(trainingRequest.areaId, [...areas]),
    inArray(trainingRequest.state, [...waitingStates]),
  );
  const [all, late] = await Promise.all([
    db.$count(trainingRequest, waits),
    db.$count(trainingRequest, and(waits, lt(trainingRequest.answerBy, ukDay(now)))),
  ]);
  return { waiting: all - late, late };
}

const wanted = (areas: readonly AreaId[], { area: slug, lead }: BoardFilter): (SQL | undefined)[] => [
  inArray(trainingRequest.areaId, [...areas]),
  slug
    ? sql`(area.slug = ${slug} or exists (select 1 from area f where f.slug = ${slug} and f.id = area.parent_id))`
    : undefined,
  lead === 'nobody' ? sql`${trainingRequest.leadOfficerId} is null` : undefined,
  lead && lead !== 'nobody' ? eq(trainingRequest.leadOfficerId, lead) : undefined,
];

/** What the board can be narrowed by: the leads and the districts, as far as requests are there. */
export async function boardChoices(db: Db, areas: readonly AreaId[]) {
  if (areas.length === 0) return { leads: [], areas: [] };
  const within = inArray(trainingRequest.areaId, [...areas]);
  const [leads, places] = await Promise.all([
    db
      .selectDistinct({ value: officer.id, text: officer.name })
      .from(trainingRequest)
      .innerJoin(officer, eq(officer.id, trainingRequest.leadOfficerId))
      .where(within)
      .orderBy(asc(officer.name)),
    db
      .selectDistinct({ value: area.slug, text: area.name })
      .from(trainingRequest)
      .innerJoin(area, eq(area.id, trainingRequest.areaId))
      .where(within)
      .orderBy(asc(area.name)),
  ]);
  return { leads, areas: places };
}

/** Holds for the ids of requests in these areas: what the list of mails shows. */
export const requestsWithin =
  (areas: readonly AreaId[]) =>
  (recordId: SQL): SQL =>
    areas.length === 0
      ? sql`false`
      : sql`exists (select 1 from training_request r where r.id = ${recordId} and r.area_id in ${[...areas]})`;
