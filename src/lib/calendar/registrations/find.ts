import { and, asc, count, eq, gt, isNull, lt, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  eventAnswer,
  eventOffer,
  eventQuestion,
  eventRegistration,
  type RegistrationId,
} from '#db/schema/registrations.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { hashKey } from '#lib/keys/link-key.ts';
import { findFacts } from './facts.ts';
import type { Registration } from './registration.ts';

/** The registration that a link's key opens, or null: wrong, mistyped and forgotten keys look the same. */
export async function registrationOfKey(db: Db, key: string): Promise<RegistrationId | null> {
  const [row] = await db
    .select({ id: eventRegistration.id })
    .from(eventRegistration)
    .where(eq(eventRegistration.keyHash, hashKey(key)));
  return row?.id ?? null;
}

/** A registration with its event, its answers, its turn in the queue and its offer; null where there is none. */
export async function findRegistration(db: Db, actor: Actor, id: RegistrationId, now: Temporal.Instant) {
  const [registration] = await db.select().from(eventRegistration).where(eq(eventRegistration.id, id));
  const facts = registration && (await findFacts(db, registration.eventId));
  if (!facts) return null;
  const [offer, position, answers] = await Promise.all([
    openOffer(db, id, now),
    positionOf(db, registration),
    answersOf(db, id),
    record(db, actor, { operation: 'consult', entity: 'event_registration', ids: [id] }, now),
  ]);
  return { ...facts, registration, offer, position, answers };
}
export type FoundRegistration = NonNullable<Awaited<ReturnType<typeof findRegistration>>>;

async function openOffer(db: Db, id: RegistrationId, now: Temporal.Instant) {
  const mine = and(eq(eventOffer.registrationId, id), isNull(eventOffer.answeredAt));
  const [offer] = await db
    .select()
    .from(eventOffer)
    .where(and(mine, gt(eventOffer.expiresAt, now)));
  return offer ?? null;
}

/** How a party stands in the queue: 1 is first; null for one that does not wait. */
async function positionOf(db: Db, { id, eventId, rank, placedAt, endedAt }: Registration) {
  if (rank === null || placedAt || endedAt) return null;
  const sooner = or(
    lt(eventRegistration.rank, rank),
    and(eq(eventRegistration.rank, rank), lt(eventRegistration.id, id)),
  );
  const waiting = and(isNull(eventRegistration.placedAt), isNull(eventRegistration.endedAt));
  const [before] = await db
    .select({ count: count() })
    .from(eventRegistration)
    .where(and(eq(eventRegistration.eventId, eventId), waiting, sooner));
  return (before?.count ?? 0) + 1;
}

const answersOf = (db: Db, id: RegistrationId) =>
  db
    .select({ words: eventQuestion.words, answer: eventAnswer.answer, deleteOn: eventAnswer.deleteOn })
    .from(eventAnswer)
    .innerJoin(eventQuestion, eq(eventQuestion.id, eventAnswer.questionId))
    .where(eq(eventAnswer.registrationId, id))
    .orderBy(asc(eventQuestion.position));

/** Whether a registration is for this event: asked before anything of it is read. */
export const isOf = async (db: Db, id: RegistrationId, eventId: Registration['eventId']): Promise<boolean> =>
  (await db.$count(
    eventRegistration,
    and(eq(eventRegistration.id, id), eq(eventRegistration.eventId, eventId)),
  )) > 0;
