import { markRegister } from '#lib/training/attendance/mark.ts';
import type { RegisterLine } from '#lib/training/attendance/register.ts';
import { readFields } from '#lib/web/form-body.ts';
import { isRefused, seeOther } from '#lib/web/respond.ts';
import { type OpenRegister, registerAddress } from './_open-register.ts';
import { knownMarks, sentMarks } from './_sent-marks.ts';

type Page = { request: Request; response: { status?: number } };

/** Saves the register when it is sent whole, and sends on to it; null when there is nothing to do but show it. */
export async function answerRegister(
  { request, response }: Page,
  { db, officer, register, position, now }: OpenRegister,
  lines: readonly RegisterLine[],
): Promise<{ done: Response | null; isBusy: boolean }> {
  if (request.method !== 'POST') return { done: null, isBusy: false };
  const fields = await readFields(request);
  const presses = sentMarks(fields, register.sitting, knownMarks(lines), now);
  const outcome = await markRegister(db, officer, register, presses, now);
  if (!outcome.ok) {
    isRefused(response);
    return { done: null, isBusy: true };
  }
  const verdicts = [...outcome.value.values()];
  const saved = verdicts.filter((verdict) => verdict === 'counts').length;
  const waits = verdicts.filter((verdict) => verdict === 'waits').length;
  const query = { saved, waits: waits || null, gone: verdicts.length - saved - waits || null };
  return { done: seeOther(registerAddress(register.id, register.sittings, position, query)), isBusy: false };
}
