import type { AstroGlobal } from 'astro';
import type { CommitmentId } from '#db/schema/promises.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { makePromise, type MakingRefusal, type NewPromise } from '#lib/engagement/promises/make.ts';
import type { Outcome } from '#lib/outcome.ts';
import { emptyForm, type Mistakes } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { boxesOf } from '../training/coverage/_day-field.ts';
import { notePast } from '../_text-check.ts';
import type { Origin } from './_origin.ts';
import { promiseForm, readPromise, type TypedPromise } from './_promise-form.ts';

export type PromiseView = {
  values: TypedPromise;
  errors: Mistakes;
  concerns: readonly Concern[];
  refusal: string | null;
};

const refusals = {
  'no such officer': 'The account of whoever you chose is closed. Choose somebody else.',
} satisfies Record<MakingRefusal, string>;

/** Answers the form that records a promise: shows it, or goes on to the promise. */
export async function answerPromise(
  { request, response, locals }: AstroGlobal,
  officer: Officer,
  origin: Origin,
): Promise<PromiseView | Response> {
  const { db, now } = locals;
  if (request.method !== 'POST')
    return { values: filled(officer, origin, now), errors: {}, concerns: [], refusal: null };
  const read = await readPromise(request, { db, officer, now }, origin.areaId);
  const { values, errors, concerns, given, noticed } = read;
  if (!given) return (hasMistakes(response), { values, errors, concerns, refusal: null });
  const promise = { ...given, ...about(origin, now), words: values.words.trim() };
  const outcome = await write(locals, officer, promise, { noticed, reason: values.reason.trim() });
  if (outcome.ok) return seeOther(withQuery(paths.staff.promise(outcome.value), { done: 'made' }));
  isRefused(response);
  return { values, errors: {}, concerns: [], refusal: refusals[outcome.reason] };
}

// A fortnight is what most promises take; whoever makes it usually keeps it.
const filled = (officer: Officer, { engagement }: Origin, now: Temporal.Instant): TypedPromise =>
  emptyForm(promiseForm, {
    words: engagement?.askedOfUs ?? '',
    owner: officer.id,
    ...boxesOf(typedDay(ukDay(now).add({ days: 14 })), 'due'),
  });

const about = ({ institution, engagement }: Origin, now: Temporal.Instant) => ({
  institutionId: institution?.id ?? null,
  engagementId: engagement?.id ?? null,
  madeAt: engagement?.happenedAt ?? now,
});

/** Writes the promise, and in the same transaction that somebody went past the text check. */
const write = (
  { db, now }: App.Locals,
  officer: Officer,
  promise: NewPromise,
  { noticed, reason }: { noticed: readonly Concern[]; reason: string },
): Promise<Outcome<CommitmentId, MakingRefusal>> =>
  db.transaction(async (tx) => {
    const outcome = await makePromise(tx, officer, promise, now);
    const about = { form: 'promise', entity: 'commitment', reason };
    if (outcome.ok) await notePast(tx, { ...about, entityId: outcome.value }, noticed, now);
    return outcome;
  });
