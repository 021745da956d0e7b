import type { Db } from '#db/client.ts';
import { eventAnswer, eventRegistration } from '#db/schema/registrations.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { newReference } from '#lib/keys/reference.ts';
import type { EventFacts } from './facts.ts';
import { answerGoesOn } from './questions/keeping.ts';
import { listQuestions } from './questions/list.ts';
import type { Registration } from './registration.ts';
import type { RegistrationRequest } from './request.ts';

type Standing = Partial<Pick<Registration, 'placedAt' | 'waitingSince' | 'rank'>>;

/** Writes a new registration with its answers, each with the day on which it goes. */
export async function write(
  tx: Db,
  actor: Actor,
  { event }: EventFacts,
  request: RegistrationRequest,
  standing: Standing,
  now: Temporal.Instant,
): Promise<Registration> {
  const { formToken, key, partySize, wantsReminder } = request;
  const email = event.registration === 'heads' ? null : request.email;
  const [made] = await tx
    .insert(eventRegistration)
    .values({
      ...{ eventId: event.id, reference: newReference('E'), formToken, email, partySize, wantsReminder },
      ...{ keyHash: key.hash, keySealed: key.sealed, registeredAt: now },
      ...standing,
    })
    .returning();
  const kept = await writeAnswers(tx, made!, event, request);
  const fields = ['email', ...(kept > 0 ? ['answers'] : [])];
  const entry = { operation: 'collect', entity: 'event_registration', ids: [made!.id], fields } as const;
  await record(tx, actor, entry, now);
  return made!;
}

async function writeAnswers(
  tx: Db,
  { id: registrationId }: Registration,
  event: EventFacts['event'],
  { answers }: RegistrationRequest,
): Promise<number> {
  if (answers.length === 0) return 0;
  const questions = new Map((await listQuestions(tx, event.id)).map((one) => [one.id, one]));
  const rows = answers.flatMap(({ questionId, answer }) => {
    const question = questions.get(questionId);
    return question ? [{ registrationId, questionId, answer, deleteOn: answerGoesOn(event, question) }] : [];
  });
  if (rows.length > 0) await tx.insert(eventAnswer).values(rows);
  return rows.length;
}
