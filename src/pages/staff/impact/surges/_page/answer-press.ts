import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { SurgeCallId } from '#db/schema/surge-calls.ts';
import { moveCall } from '#lib/impact/surge/arrange.ts';
import { claimCall, giveBack } from '#lib/impact/surge/claim.ts';
import { takeOver } from '#lib/impact/surge/run.ts';
import { readForm } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import { isRefused } from '#lib/web/respond.ts';
import { type OpenSurge, surgeDone } from '../_open-surge.ts';
import { mayBeRung } from './may-be-rung.ts';
import { sentences } from './refusals.ts';

const form = z.object({
  do: z.enum(['claim', 'give-back', 'up', 'down', 'take-over']).optional(),
  call: z.string().optional(),
});
type Press = z.output<typeof form>['do'];
type Answer = { ok: true } | { ok: false; reason: keyof typeof sentences };

const done: Readonly<Record<NonNullable<Press>, string>> = {
  claim: 'claimed',
  'give-back': 'gave-back',
  up: 'moved',
  down: 'moved',
  'take-over': 'took-over',
};

/** Answers a press of a button on the page of a surge: goes back to it, or says why it could not be followed. */
export async function answerPress(
  { request, response }: Pick<AstroGlobal, 'request' | 'response'>,
  open: OpenSurge,
): Promise<Response | { mistake: string } | null> {
  if (request.method !== 'POST') return null;
  const read = await readForm(request, form);
  const asked = read.ok ? read.value.do : undefined;
  if (!read.ok || !asked) return (isRefused(response), { mistake: 'Press one of the buttons on this page' });
  const callId = readId<'surge_call'>(read.value.call);
  const outcome = await press(open, asked, callId);
  if (outcome.ok) return surgeDone(open.place.id, done[asked], callId);
  isRefused(response);
  return { mistake: sentences[outcome.reason] };
}

async function press(
  open: OpenSurge,
  asked: NonNullable<Press>,
  callId: SurgeCallId | null,
): Promise<Answer> {
  const { db, officer, now, place, may } = open;
  const surgeId = place.id;
  const of = { surgeId, callId };
  if (asked === 'take-over')
    return may.run ? takeOver(db, officer, surgeId, now) : { ok: false, reason: 'no such surge' };
  if (asked === 'give-back') return giveBack(db, officer, of, now);
  if (asked !== 'claim') return moveCall(db, officer, { ...of, way: asked }, now);
  return db.transaction(async (tx): Promise<Answer> => {
    const isRung = await mayBeRung(tx, of, now);
    return isRung ? claimCall(tx, officer, of, now) : { ok: false, reason: 'asked us to stay away' };
  });
}
