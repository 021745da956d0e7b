import { renewCheckInCode } from '#lib/training/attendance/check-in-code.ts';
import { checkInMargin, checkInTime } from '#lib/training/attendance/sittings.ts';
import { moment, time } from '#lib/dates.ts';
import { seeOther } from '#lib/web/respond.ts';
import type { OpenRegister } from './_open-register.ts';

/** Makes a code for the session while one opens anything, or a new one in its place; null when nothing was asked. */
export async function answerSlide(
  { request, url }: { request: Request; url: URL },
  open: OpenRegister,
): Promise<Response | null> {
  if (request.method !== 'POST') return null;
  const { db, officer, session, now } = open;
  if (!isOver(open)) await renewCheckInCode(db, officer, session.id, now);
  return seeOther(url.pathname + url.search);
}

/** Whether nobody can check themselves in to the session any more. */
export const isOver = ({ register, now }: OpenRegister): boolean =>
  checkInTime(register.sittings, now).is === 'over';

/** When people can check themselves in, for the wall. */
export function opensWords({ register, now }: OpenRegister): string {
  const when = checkInTime(register.sittings, now);
  if (when.is === 'not yet') return `Opens at ${moment(when.opensAt)}.`;
  if (when.is === 'over') return 'Check-in has closed.';
  return `Open until ${time(when.sitting.endsAt.add(checkInMargin))}.`;
}

/** "K7Q M4T": three letters are remembered on the way from the wall to the phone, six are not. */
export const spacedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;
