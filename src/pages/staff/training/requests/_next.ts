import { isOpen } from '#lib/training/requests/offers.ts';
import { trainersFor } from '#lib/training/requests/trainers.ts';
import { endedStates, waitingStates } from '#lib/training/requests/words.ts';
import { headcountTotals } from '#lib/training/sessions/headcounts.ts';
import type { OpenRequest } from './_open-request.ts';

/** What decides the next thing to do about a request. */
export async function nextOf({ db, found, request, now }: OpenRequest, mayManage: boolean) {
  const { state } = request;
  const session = found.facts?.session;
  const isPast = (at: Temporal.Instant | undefined) =>
    at !== undefined && Temporal.Instant.compare(now, at) >= 0;
  const totals = headcountTotals(found.heads);
  const isSettled = endedStates.includes(state) || state === 'evaluated';
  const colleagues = mayManage && !isSettled ? await trainersFor(db, request.areaId, now) : [];
  return {
    session,
    totals,
    colleagues,
    wanted: totals.expected || request.expected,
    held: found.offers.filter(({ offer }) => isOpen(offer, now)),
    isWaiting: waitingStates.includes(state),
    isNew: state === 'received' && colleagues.length > 0,
    isOver: isPast(session?.endsAt),
    isNear: isPast(session?.startsAt.subtract({ hours: 1 })),
    needsLink: session?.mode === 'online' && !session.joiningLink && !isPast(session.endsAt),
  };
}
