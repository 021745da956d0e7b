import type { APIContext } from 'astro';
import { type CheckInSession, sessionOfCode } from '#lib/training/attendance/check-in-code.ts';
import {
  type CheckInTime,
  checkInTime,
  type Sitting,
  sittingsOf,
} from '#lib/training/attendance/sittings.ts';
import { tooMany } from '#lib/web/failure.ts';

type Page = Pick<APIContext, 'locals' | 'params'>;
export type OpenCheckIn = { session: CheckInSession; sittings: Sitting[]; when: CheckInTime };

/**
 * The session whose code the address names; null for a code that is nobody's. Wrong codes are counted for each network, so that nobody tries them
 * all; a room full of people with the right one is never held up.
 */
export async function openCheckIn({ locals, params }: Page): Promise<OpenCheckIn | Response | null> {
  const { db, now, limits, clientAddress, requestId } = locals;
  const session = await sessionOfCode(db, params['code'] ?? '');
  if (session) {
    const sittings = await sittingsOf(db, session);
    return { session, sittings, when: checkInTime(sittings, now) };
  }
  const allowed = await limits.allow('check-in-code', clientAddress);
  return allowed.ok ? null : tooMany(allowed.retryAfterSeconds, requestId);
}
