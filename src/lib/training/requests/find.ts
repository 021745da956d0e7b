import { asc, aliasedTable, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { course } from '#db/schema/courses.ts';
import { institutionType } from '#db/schema/institutions.ts';
import { officer } from '#db/schema/officers.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import {
  trainingRequest,
  trainingRequestDate,
  type TrainingRequestId,
  trainingRequestStep,
} from '#db/schema/training-requests.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { hashKey } from '#lib/keys/link-key.ts';
import { sessionFacts } from '../bookings/ticket.ts';
import { headcountsOf } from '../sessions/headcounts.ts';
import { offersOf } from './offers.ts';

/** The request that a link's key opens, or null: wrong, mistyped and forgotten keys look the same. */
export async function requestOfKey(db: Db, key: string): Promise<TrainingRequestId | null> {
  const [row] = await db
    .select({ id: trainingRequest.id })
    .from(trainingRequest)
    .where(eq(trainingRequest.keyHash, hashKey(key)));
  return row?.id ?? null;
}

/** The request that a session came of, or null. */
export async function requestOfSession(db: Db, id: SessionId): Promise<TrainingRequestId | null> {
  const [row] = await db
    .select({ id: trainingRequest.id })
    .from(trainingRequest)
    .where(eq(trainingRequest.sessionId, id));
  return row?.id ?? null;
}

const lead = aliasedTable(officer, 'lead');

/** Where a request lies, for asking who may see it; null where there is none. */
export async function areaOfRequest(db: Db, id: TrainingRequestId | null) {
  if (!id) return null;
  const [row] = await db
    .select({ areaId: trainingRequest.areaId })
    .from(trainingRequest)
    .where(eq(trainingRequest.id, id));
  return row?.areaId ?? null;
}

/** A request with its dates, its offers, its session and its history; null where there is none. */
export async function findRequest(db: Db, actor: Actor, id: TrainingRequestId, now: Temporal.Instant) {
  const [row] = await db
    .select({
      request: trainingRequest,
      course: { title: course.title, slug: course.slug, minutes: course.durationMinutes },
      area: { id: area.id, name: area.name },
      institutionType: institutionType.label,
      leadName: lead.name,
    })
    .from(trainingRequest)
    .innerJoin(course, eq(course.id, trainingRequest.courseId))
    .innerJoin(area, eq(area.id, trainingRequest.areaId))
    .innerJoin(institutionType, eq(institutionType.code, trainingRequest.institutionTypeCode))
    .leftJoin(lead, eq(lead.id, trainingRequest.leadOfficerId))
    .where(eq(trainingRequest.id, id));
  if (!row) return null;
  const { sessionId } = row.request;
  const [dates, offers, history, facts, heads] = await Promise.all([
    datesOf(db, id),
    offersOf(db, id),
    stepsOf(db, id),
    sessionId ? sessionFacts(db, sessionId) : null,
    sessionId ? headcountsOf(db, sessionId) : [],
    record(db, actor, { operation: 'consult', entity: 'training_request', ids: [id] }, now),
  ]);
  return { ...row, dates, offers, history, facts, heads };
}
export type FoundRequest = NonNullable<Awaited<ReturnType<typeof findRequest>>>;

const datesOf = (db: Db, id: TrainingRequestId) =>
  db
    .select({ on: trainingRequestDate.on, dayPart: trainingRequestDate.dayPart })
    .from(trainingRequestDate)
    .where(eq(trainingRequestDate.trainingRequestId, id))
    .orderBy(asc(trainingRequestDate.preference));

const stepsOf = (db: Db, id: TrainingRequestId) =>
  db
    .select({
      state: trainingRequestStep.state,
      at: trainingRequestStep.at,
      actorKind: trainingRequestStep.actorKind,
      reason: trainingRequestStep.reason,
      officer: officer.name,
    })
    .from(trainingRequestStep)
    .leftJoin(officer, eq(officer.id, trainingRequestStep.officerId))
    .where(eq(trainingRequestStep.trainingRequestId, id))
    .orderBy(asc(trainingRequestStep.at), asc(trainingRequestStep.id));
