import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { course } from '#db/schema/courses.ts';
import { type DatesOfferId, trainingRequest, type TrainingRequestId } from '#db/schema/training-requests.ts';
import { type OfficerId, roleGrant } from '#db/schema/officers.ts';
import { mailMessage } from '#db/schema/mail.ts';
import type { Actor, Officer } from '#lib/actor.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { acceptDate } from '#lib/training/requests/answer.ts';
import { askForTraining, type Asked } from '#lib/training/requests/ask.ts';
import { offerDates } from '#lib/training/requests/offer.ts';
import { heldDates } from '#lib/training/requests/offers.ts';
import { anyone, now, secret } from './makers.ts';

const hours = (count: number) => ({ hours: count });

/** What a school in Luton asks; each call comes from another address. */
export async function anAsk(db: Db, given: Partial<Asked> = {}): Promise<Asked> {
  const [about] = await db.select({ id: course.id }).from(course).limit(1);
  const [where] = await db.select({ id: area.id }).from(area).where(eq(area.slug, 'luton'));
  const formToken = crypto.randomUUID();
  return {
    formToken,
    key: makeKey(secret),
    organisation: {
      name: 'Ashmere Community School',
      institutionId: null,
      typeCode: 'secondary_school',
      postcode: 'LU1 1AA',
    },
    areaId: where!.id,
    contact: {
      name: 'Amara Nwosu',
      email: `${formToken}@ashmere.school.example`,
      phone: '01632 960 001',
      role: 'Designated safeguarding lead',
    },
    courseId: about!.id,
    mode: 'in_person',
    siteWords: 'Main hall, Ashmere Community School',
    audience: 'All staff',
    expected: 80,
    dates: [{ on: Temporal.PlainDate.from('2027-01-05'), dayPart: 'morning' }],
    facilities: ['projector'],
    themes: ['referral_route'],
    notes: null,
    ...given,
  };
}

/** A request that was just received. */
export async function aTrainingRequest(db: Db, given: Partial<Asked> = {}): Promise<TrainingRequestId> {
  return (await askForTraining(db, anyone, await anAsk(db, given), now)).id;
}

/** A request as it stands. */
export async function requestNow(db: Db, id: TrainingRequestId) {
  const [row] = await db.select().from(trainingRequest).where(eq(trainingRequest.id, id));
  return row!;
}

/** A date in three weeks, as an officer offers it. */
export const aSlot = (trainerId: OfficerId, inDays = 21) => ({
  trainerId,
  startsAt: now.add(hours(24 * inDays)),
  endsAt: now.add(hours(24 * inDays + 2)),
});

/** A request with dates held for five days; returns their ids. */
export async function anOffer(
  db: Db,
  officer: Officer,
  id: TrainingRequestId,
  dates = [aSlot(officer.id), aSlot(officer.id, 22)],
): Promise<DatesOfferId[]> {
  const { sequence } = await requestNow(db, id);
  const details = { sequence, dates, expiresAt: now.add(hours(24 * 5)), despiteClashes: false };
  const outcome = await offerDates(db, officer, id, details, now);
  if (!outcome.ok) throw new Error(outcome.reason);
  return (await heldDates(db, id)).map((one) => one.id);
}

/** A request whose date was accepted, and the session that came of it. */
export async function aTrainedOrganisation(db: Db, officer: Officer, areaId?: AreaId) {
  const ask = areaId ? { areaId } : {};
  const request = await aTrainingRequest(db, ask);
  const dates = areaId ? [aSlot(await aTrainerIn(db, areaId, officer))] : [aSlot(officer.id)];
  const [offerId] = await anOffer(db, officer, request, dates);
  const { sequence } = await requestNow(db, request);
  const outcome = await acceptDate(db, officer, request, { sequence, offerId: offerId! }, now);
  if (!outcome.ok) throw new Error(outcome.reason);
  return { request, session: (await requestNow(db, request)).sessionId! };
}

// Whoever offers a date must be offered a colleague of that area.
async function aTrainerIn(db: Db, areaId: AreaId, officer: Officer): Promise<OfficerId> {
  const startsOn = Temporal.PlainDate.from('2026-01-01');
  await db
    .insert(roleGrant)
    .values({ officerId: officer.id, role: 'supervisor', areaId, startsOn })
    .onConflictDoNothing();
  return officer.id;
}

type Mailed = {
  template: string;
  fields: unknown;
  invite: { method: string; uid: string; sequence: number } | null;
};

/** The mails about a request, newest first. */
export async function mailsOf(db: Db, id: string): Promise<Mailed[]> {
  const rows = await db
    .select({ template: mailMessage.template, invite: mailMessage.invite, fields: mailMessage.fields })
    .from(mailMessage)
    .where(and(eq(mailMessage.entity, 'training_request'), eq(mailMessage.entityId, id)))
    .orderBy(desc(mailMessage.queuedAt));
  return rows as Mailed[];
}

export const templates = async (db: Db, id: string): Promise<string[]> =>
  (await mailsOf(db, id)).map(({ template }) => template);

/** Whoever has the link of a request. */
export const requester = (id: TrainingRequestId): Actor => ({ kind: 'requester', trainingRequestId: id });
