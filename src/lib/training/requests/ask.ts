import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { CourseId, Mode } from '#db/schema/courses.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import {
  type DayPart,
  trainingRequest,
  trainingRequestDate,
  type TrainingRequestId,
} from '#db/schema/training-requests.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import type { StoredKey } from '#lib/keys/link-key.ts';
import { workingDay } from '#lib/working-days.ts';
import { newReference } from '#lib/keys/reference.ts';
import { tellContact } from './messages.ts';
import { step } from './steps.ts';
import { answerDays } from './words.ts';

/** A day that would suit, and when on it. */
export type WantedDate = { on: Temporal.PlainDate; dayPart: DayPart };

/** What an organisation asks for, read and checked by the form. */
export type Asked = {
  /** Made when the form was shown: the same form sent twice is one request. */
  formToken: string;
  key: StoredKey;
  organisation: { name: string; institutionId: InstitutionId | null; typeCode: string; postcode: string };
  areaId: AreaId;
  contact: { name: string; email: string; phone: string; role: string };
  courseId: CourseId;
  mode: Mode;
  siteWords: string;
  audience: string;
  expected: number;
  /** From one to three, the best first. */
  dates: readonly WantedDate[];
  facilities: readonly string[];
  themes: readonly string[];
  notes: string | null;
};

export type Received = { id: TrainingRequestId; keySealed: Uint8Array; again: boolean };

/** Takes a request for the training of a whole organisation; the same form sent again answers with the first. */
export function askForTraining(db: Db, actor: Actor, asked: Asked, now: Temporal.Instant): Promise<Received> {
  return db.transaction(async (tx) => {
    const [made] = await tx
      .insert(trainingRequest)
      .values(rowOf(asked, now))
      .onConflictDoNothing({ target: trainingRequest.formToken })
      .returning();
    if (!made) return earlier(tx, asked.formToken);
    await keepDates(tx, made.id, asked.dates);
    await step(tx, actor, made.id, { state: 'received' }, now);
    await record(
      tx,
      actor,
      { operation: 'collect', entity: 'training_request', ids: [made.id], fields },
      now,
    );
    await tellContact(tx, 'request-received', made, {}, now);
    return { id: made.id, keySealed: made.keySealed, again: false };
  });
}

const fields = ['contact_name', 'contact_email', 'contact_phone', 'contact_role', 'notes'];

async function earlier(tx: Db, formToken: string): Promise<Received> {
  const [before] = await tx.select().from(trainingRequest).where(eq(trainingRequest.formToken, formToken));
  if (!before) throw new Error('A request was neither written nor there.');
  return { id: before.id, keySealed: before.keySealed, again: true };
}

/** Writes the days that would suit, instead of those that were there. */
export async function keepDates(tx: Db, id: TrainingRequestId, dates: readonly WantedDate[]): Promise<void> {
  await tx.delete(trainingRequestDate).where(eq(trainingRequestDate.trainingRequestId, id));
  const rows = dates.map((one, index) => ({ trainingRequestId: id, preference: index + 1, ...one }));
  if (rows.length > 0) await tx.insert(trainingRequestDate).values(rows);
}

/** By when whoever waits from now on has an answer. */
export const answerByFrom = (now: Temporal.Instant): Temporal.PlainDate => workingDay(ukDay(now), answerDays);

function rowOf(
  { organisation, contact, key, dates: _dates, ...rest }: Asked,
  now: Temporal.Instant,
): typeof trainingRequest.$inferInsert {
  return {
    ...rest,
    facilities: [...rest.facilities],
    themes: [...rest.themes],
    reference: newReference('R'),
    keyHash: key.hash,
    keySealed: key.sealed,
    organisation: organisation.name,
    institutionId: organisation.institutionId,
    institutionTypeCode: organisation.typeCode,
    postcode: organisation.postcode,
    contactName: contact.name,
    contactEmail: contact.email,
    contactPhone: contact.phone,
    contactRole: contact.role,
    receivedAt: now,
    answerBy: answerByFrom(now),
    state: 'received',
  };
}
