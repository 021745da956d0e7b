import { inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer as officers } from '#db/schema/officers.ts';
import { trainingRequestOffer, type TrainingRequestId } from '#db/schema/training-requests.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { changeRequest, type RequestRefusal, type SeenRequest } from './change.ts';
import { clashesOf, type Slot } from './clashes.ts';
import { tellContact } from './messages.ts';
import { answerHeld, heldDates } from './offers.ts';
import { moveOn, type TrainingRequest } from './steps.ts';
import { isTrainer } from './trainers.ts';
import { answerByFrom } from './ask.ts';
import { waitingStates } from './words.ts';

/** From one to three dates with who would teach, held until an hour. */
export type Offered = SeenRequest & {
  dates: readonly Slot[];
  expiresAt: Temporal.Instant;
  /** The officer has seen that a diary is not free, and offers the date all the same. */
  despiteClashes: boolean;
};

export type OfferRefusal = RequestRefusal | 'in the past' | 'held too long' | 'no such colleague' | 'clash';

/** Offers dates to an organisation that waits, and holds them in the diaries of those who would teach. */
export const offerDates = (
  db: Db,
  officer: Officer,
  id: TrainingRequestId,
  { dates, expiresAt, despiteClashes, ...seen }: Offered,
  now: Temporal.Instant,
): Promise<Outcome<{ dates: number }, OfferRefusal>> =>
  changeRequest(db, id, { ...seen, from: waitingStates }, async (tx, request) => {
    const refusal = await unfit(tx, request, { dates, expiresAt, despiteClashes }, now);
    if (refusal) return refused(refusal);
    const own = { trainingRequestId: id, offeredAt: now, offeredBy: officer.id, expiresAt };
    await tx.insert(trainingRequestOffer).values(dates.map((one) => ({ ...one, ...own })));
    const lead = { leadOfficerId: request.leadOfficerId ?? officer.id };
    const offered = await moveOn(tx, officer, request, { state: 'dates_offered', ...lead }, now);
    const what = { operation: 'alter', entity: 'training_request', ids: [id], fields: ['state'] } as const;
    await record(tx, officer, what, now);
    await tellContact(tx, 'dates-offered', offered, { held: await heldDates(tx, id) }, now);
    return done({ dates: dates.length });
  });

type Wanted = Omit<Offered, 'sequence'>;

async function unfit(
  tx: Db,
  request: TrainingRequest,
  { dates, expiresAt, despiteClashes }: Wanted,
  now: Temporal.Instant,
): Promise<OfferRefusal | null> {
  const isPast = (at: Temporal.Instant) => Temporal.Instant.compare(at, now) <= 0;
  if (isPast(expiresAt) || dates.some(({ startsAt }) => isPast(startsAt))) return 'in the past';
  if (dates.some(({ startsAt }) => Temporal.Instant.compare(startsAt, expiresAt) < 0)) return 'held too long';
  const trainers = [...new Set(dates.map(({ trainerId }) => trainerId))];
  for (const one of trainers)
    if (!(await isTrainer(tx, one, request.areaId, now))) return 'no such colleague';
  // Two officers who offer the same colleague at once see each other's dates: the second waits here.
  const diaries = tx.select({ id: officers.id }).from(officers).where(inArray(officers.id, trainers));
  await diaries.orderBy(officers.id).for('no key update');
  if (despiteClashes) return null;
  for (const slot of dates)
    if ((await clashesOf(tx, slot, now)).length > 0 || overlaps(slot, dates)) return 'clash';
  return null;
}

const overlaps = (slot: Slot, dates: readonly Slot[]): boolean =>
  dates.some(
    (other) =>
      other !== slot &&
      other.trainerId === slot.trainerId &&
      Temporal.Instant.compare(other.startsAt, slot.endsAt) < 0 &&
      Temporal.Instant.compare(slot.startsAt, other.endsAt) < 0,
  );

/** Takes the offered dates back before they are answered; the organisation waits for others. */
export const takeBackOffer = (
  db: Db,
  officer: Officer,
  id: TrainingRequestId,
  seen: SeenRequest & { reason: string },
  now: Temporal.Instant,
): Promise<Outcome<null, RequestRefusal>> =>
  changeRequest(db, id, { ...seen, from: ['dates_offered'] }, async (tx, request) => {
    const held = await heldDates(tx, id);
    await answerHeld(tx, id, 'withdrawn', now);
    const back = { state: 'triage', answerBy: answerByFrom(now), reason: seen.reason } as const;
    const waiting = await moveOn(tx, officer, request, back, now);
    const what = { operation: 'alter', entity: 'training_request', ids: [id], fields: ['state'] } as const;
    await record(tx, officer, { ...what, reason: seen.reason }, now);
    await tellContact(tx, 'dates-withdrawn', waiting, { held, reason: seen.reason }, now);
    return done(null);
  });
